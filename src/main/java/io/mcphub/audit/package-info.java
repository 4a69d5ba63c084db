/**
 * The audit log: two events for every tool call, stored before anything else is decided about it, and one for every security event.
 * Depends on {@code platform} and {@code access} only.
 */
package io.mcphub.audit;
