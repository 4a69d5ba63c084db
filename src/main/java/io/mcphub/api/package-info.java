/** Door 3: REST for people and scripts. Errors are problem documents (RFC 9457). */
package io.mcphub.api;
