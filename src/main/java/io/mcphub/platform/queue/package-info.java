/** Work that may wait for a provider: in a fair queue, on threads that serve no request. */
package io.mcphub.platform.queue;
