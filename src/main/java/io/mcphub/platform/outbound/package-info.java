/**
 * The way out of this machine over HTTP. {@link io.mcphub.platform.outbound.HttpEngine} is the only place that makes an HTTP
 * client: which addresses it may reach, how long and how large an answer may be, and what is logged are decided here.
 */
package io.mcphub.platform.outbound;
