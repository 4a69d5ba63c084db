/** Connecting accounts at providers. */
package io.mcphub.ui.connecting;
