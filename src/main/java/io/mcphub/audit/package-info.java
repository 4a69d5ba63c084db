/** What happened: a row for every tool call before anything else is decided about it, and one for every security event. Uses only {@code platform}. */
package io.mcphub.audit;
