/** What all REST doors share, and what the container would answer by itself. */
package io.mcphub.platform.http;
