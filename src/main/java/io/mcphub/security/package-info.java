/** In front of all doors: the one authentication mechanism and the filters. */
package io.mcphub.security;
