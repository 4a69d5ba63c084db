/** The token endpoint, access tokens and their revocation. */
package io.mcphub.authorization.tokens;
