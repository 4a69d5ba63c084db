package io.mcphub.mcp.listening;

import io.mcphub.access.Caller;
import io.mcphub.authorization.tokens.AccessTokens;
import io.mcphub.mcp.protocol.McpRequest;
import io.mcphub.tokens.PersonalAccessTokens;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who the sender of a request is by now: long after it came, its token may have ended or reach something else. */
@ApplicationScoped
public class LiveCallers {
    private static final int SCHEME = "Bearer ".length();

    @Inject
    PersonalAccessTokens personalTokens;

    @Inject
    AccessTokens accessTokens;

    /** The caller, narrowed as the request's address says; empty if the token opens nothing any more. */
    public Optional<Caller> find(McpRequest http) {
        String token = http.headers().find("Authorization").filter(v -> v.length() > SCHEME).map(v -> v.substring(SCHEME).strip()).orElse("");
        return personalTokens.find(token).or(() -> accessTokens.find(token)).map(caller -> http.as(caller).narrowedCaller());
    }
}
