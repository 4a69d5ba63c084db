package io.mcphub.mcp.listening;

import io.mcphub.access.Caller;
import io.mcphub.authorization.tokens.AccessTokens;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.tokens.PersonalAccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Finds the caller of an old request again: since it came, its token may have ended or lost rights. */
@ApplicationScoped
public class LiveCallers {
    private static final int SCHEME = "Bearer ".length();

    @Inject
    PersonalAccessTokens personalTokens;

    @Inject
    AccessTokens accessTokens;

    /** The caller as of now, narrowed by the request's query; empty if the token no longer works. */
    public Optional<Caller> find(McpRequest http) {
        String token = http.headers().find("Authorization").filter(v -> v.length() > SCHEME).map(v -> v.substring(SCHEME).strip()).orElse("");
        return personalTokens.find(token).or(() -> accessTokens.find(token)).map(caller -> http.as(caller).narrowedCaller());
    }
}
