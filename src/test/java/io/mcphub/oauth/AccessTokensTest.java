package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import io.mcphub.access.Access;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.tokens.JwtSigner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that our key signed, and that are not good here all the same. */
class AccessTokensTest {
    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @Test
    void tokenWhenSignedAgainUnchangedThenGoodSoThatTheRefusalsBelowMeanSomething() throws Exception {
        assertThat(opens(granted(), Map.of())).isTrue();
        assertThat(opens(byItself(), Map.of())).isTrue();
    }

    static List<Map<String, Object>> foreign() {
        return List.of(
                Map.of("aud", OAuthRig.BASE + "/api"),
                Map.of("aud", List.of(OAuthRig.BASE + "/mcp", "https://other.example/mcp")),
                Map.of("iss", "https://other.example"),
                Map.of("sub", "user-bob"),
                Map.of("grant_id", UUID.randomUUID().toString()),
                Map.of("client_secret_version", 7L));
    }

    @ParameterizedTest
    @MethodSource("foreign")
    void tokenWhenItIsForSomebodyOrSomethingElseThenNobody(Map<String, Object> claims) throws Exception {
        if (!claims.containsKey("client_secret_version")) {
            assertThat(opens(granted(), claims)).isFalse();
        }
        assertThat(opens(byItself(), claims)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"aud", "iss", "sub", "exp", "jti", "client_id", "scope"})
    void tokenWhenAClaimIsMissingThenNobody(String claim) throws Exception {
        Map<String, Object> without = new HashMap<>();
        without.put(claim, null);

        assertThat(opens(granted(), without)).isFalse();
        assertThat(opens(byItself(), without)).isFalse();
    }

    private AccessTokenResponse granted() throws Exception {
        return rig.exchange(rig.code());
    }

    private AccessTokenResponse byItself() throws Exception {
        ApiClients.WithSecret job = rig.confidentialClient(Access.FULL);
        return rig.token(new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", job.client().clientId(), "client_secret", job.secret().reveal())));
    }

    /** Whether the token still opens anything with other claims. */
    private boolean opens(AccessTokenResponse tokens, Map<String, Object> changed) throws Exception {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder(SignedJWT.parse(tokens.getTokens().getAccessToken().getValue()).getJWTClaimsSet());
        changed.forEach(claims::claim);
        rig.database.entityManager().clear();
        return rig.accessTokens.find(rig.beans.get(JwtSigner.class).sign(claims.build()).reveal()).isPresent();
    }
}
