/** The tool API that integrations write against; begins at {@link io.mcphub.tools.Tool}. */
package io.mcphub.tools;
