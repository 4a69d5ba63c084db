package io.mcphub.mcp;

import io.mcphub.oauth.AccessTokens;
import io.mcphub.platform.Caller;
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
    Optional<Caller> find(McpRequest http) {
        String token = http.headers().find("Authorization").filter(v -> v.length() > SCHEME).map(v -> v.substring(SCHEME).strip()).orElse("");
        return personalTokens.find(token).or(() -> accessTokens.find(token)).map(caller -> RequestLadder.narrowed(http.as(caller)));
    }
}
