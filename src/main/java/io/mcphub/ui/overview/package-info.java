/** The page on which admins see how the hub is. */
package io.mcphub.ui.overview;
