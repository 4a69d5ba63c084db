/** The core of the OAuth 2.1 authorization server. Its HTTP endpoints are in {@link io.mcphub.oauth}. */
package io.mcphub.authorization;
