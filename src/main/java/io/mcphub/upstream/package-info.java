/**
 * What every call to a provider shares, whatever HTTP client makes it: {@link io.mcphub.upstream.Upstream} limits calls as
 * the provider counts them, stops calling a host that is down, and repeats what is safe to repeat.
 */
package io.mcphub.upstream;
