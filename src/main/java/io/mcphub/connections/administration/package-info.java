/** What admins see and set of integrations. Secrets go in and never come out. */
package io.mcphub.connections.administration;
