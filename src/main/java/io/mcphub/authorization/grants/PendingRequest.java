package io.mcphub.authorization.grants;

import org.jspecify.annotations.Nullable;

/**
 * An authorization request whose client, redirect URI, challenge, resource and scope were checked.
 *
 * @param askAgain whether the client wants the person to be asked even if they answered before ({@code prompt=consent})
 */
public record PendingRequest(String clientId, String redirectUri, @Nullable String state, String scope, String challenge, String resource, boolean askAgain) {
    /** Whether an answer may be remembered. Not for loopback and native addresses, because any program on the computer may listen there. */
    boolean remembers() {
        return redirectUri.startsWith("https://");
    }
}
