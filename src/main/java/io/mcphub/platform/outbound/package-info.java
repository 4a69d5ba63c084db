/**
 * Outgoing HTTP. {@link io.mcphub.platform.outbound.HttpEngine} is the only class that creates an HTTP client. Allowed addresses,
 * time-outs, sizes and logging are decided here.
 */
package io.mcphub.platform.outbound;
