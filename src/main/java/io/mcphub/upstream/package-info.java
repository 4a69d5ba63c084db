/**
 * What every provider shares, whichever it is. {@link io.mcphub.upstream.Upstream} limits calls as the provider counts them,
 * stops calling a host that is down, and repeats what is safe to repeat. {@link io.mcphub.upstream.ApiRequest} and
 * {@link io.mcphub.upstream.ApiReply} are a JSON API's messages, {@link io.mcphub.upstream.JsonTree} reads them,
 * {@link io.mcphub.upstream.ProviderFailures} says what went wrong, and {@link io.mcphub.upstream.Listing} keeps lists for some minutes.
 */
package io.mcphub.upstream;
