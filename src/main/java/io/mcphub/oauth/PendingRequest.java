package io.mcphub.oauth;

import org.jspecify.annotations.Nullable;

/** An authorization request whose client, redirect URI, challenge, resource and scope are checked. */
record PendingRequest(String clientId, String redirectUri, @Nullable String state, String scope, String challenge, String resource) {}
