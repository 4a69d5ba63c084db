/** Runs tool calls: policy, arguments, credential, audit. Start at {@link io.mcphub.tools.calls.ToolCalls}. */
package io.mcphub.tools.calls;
