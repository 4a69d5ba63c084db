/** How the hub is: what admins see first. */
package io.mcphub.overview;
