/** The question whether an app may use the hub. */
package io.mcphub.ui.consent;
