/** A fair queue for work that may wait for a provider. It runs on threads that serve no request. */
package io.mcphub.platform.queue;
