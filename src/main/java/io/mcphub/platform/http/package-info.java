/** What all HTTP doors share: filters in front of the container, and error answers instead of the container's. */
package io.mcphub.platform.http;
