/** The way of a call: policy, arguments, credential, audit. Begins at {@link io.mcphub.tools.calls.ToolCalls}. */
package io.mcphub.tools.calls;
