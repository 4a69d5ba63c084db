/** The API for tools that integrations use. Start at {@link io.mcphub.tools.Tool}. */
package io.mcphub.tools;
