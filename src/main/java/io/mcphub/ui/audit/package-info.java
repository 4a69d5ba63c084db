/** Pages of the audit log: everybody's own, and that of admins. */
package io.mcphub.ui.audit;
