/** The tool API that integrations write against ({@link io.mcphub.tools.Tool}) and the way of a call ({@link io.mcphub.tools.ToolCalls}). */
package io.mcphub.tools;
