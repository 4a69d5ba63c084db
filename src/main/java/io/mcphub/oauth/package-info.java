/** Door 2: the OAuth 2.1 endpoints and their metadata. What they decide about lives in {@link io.mcphub.authorization}. */
package io.mcphub.oauth;
