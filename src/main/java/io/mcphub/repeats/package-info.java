/** Calls that may be repeated without being done twice. Start at {@link io.mcphub.repeats.Repeats}. */
package io.mcphub.repeats;
