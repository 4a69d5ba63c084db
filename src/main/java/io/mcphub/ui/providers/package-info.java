/** Pages of admins about providers: everybody's accounts there, and what each integration needs. */
package io.mcphub.ui.providers;
