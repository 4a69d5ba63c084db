/** What people take out of the audit log: files with its entries, and names instead of ids. */
package io.mcphub.audit.reports;
