/** Forgets audit entries that are older than an admin wants to keep. */
package io.mcphub.audit.retention;
