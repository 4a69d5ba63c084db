/** Door 3: REST for people and scripts; errors are RFC 9457 problem documents. */
package io.mcphub.api;
