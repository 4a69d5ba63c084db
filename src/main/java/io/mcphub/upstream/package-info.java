/**
 * What all providers share. {@link io.mcphub.upstream.Upstream} respects the provider's limits, stops calling a host that is down,
 * and repeats what is safe to repeat. {@link io.mcphub.upstream.ApiRequest} and {@link io.mcphub.upstream.ApiReply} are the
 * messages of a JSON API, {@link io.mcphub.upstream.JsonTree} reads them, {@link io.mcphub.upstream.ProviderFailures} words the
 * failures, and {@link io.mcphub.upstream.Listing} caches lists for some minutes.
 */
package io.mcphub.upstream;
