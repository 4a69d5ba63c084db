/**
 * What all HTTP doors share: filters in front of the container, error answers instead of the container's, and the base of the REST
 * applications.
 */
package io.mcphub.platform.http;
