/** What all doors of HTTP share: filters before the container, what the container would answer by itself, and the base of the REST applications. */
package io.mcphub.platform.http;
