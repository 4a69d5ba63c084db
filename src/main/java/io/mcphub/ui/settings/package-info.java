/** The settings of the hub, for admins. */
package io.mcphub.ui.settings;
