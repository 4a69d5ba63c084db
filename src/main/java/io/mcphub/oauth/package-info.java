/** Door 2: the OAuth 2.1 endpoints and their metadata. {@link io.mcphub.authorization} decides; this package only speaks the protocol. */
package io.mcphub.oauth;
