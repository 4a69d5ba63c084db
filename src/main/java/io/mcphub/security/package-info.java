/** In front of all doors: the authentication mechanism and the filters. */
package io.mcphub.security;
