package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTokensTest {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");

    private final TestTokens tokens = new TestTokens();
    private final User ada = tokens.accounts.person("ada@example.com", Role.USER);
    private final LoginSession session = tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session();
    private final ECKey ours = tokens.signingKeys.current();

    @AfterEach
    void close() throws IOException {
        tokens.close();
    }

    @Test
    void verifyWhenAlgorithmIsNoneThenRefused() {
        assertRefused(new PlainJWT(good().build()).serialize());
    }

    @Test
    void verifyWhenMacWithOurPublicKeyThenRefused() throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).type(TYPE).keyID(ours.getKeyID()).build(), good().build());
        jwt.sign(new MACSigner(ours.toPublicJWK().toJSONString()));

        assertRefused(jwt.serialize());
    }

    @Test
    void verifyWhenForeignKeyClaimsOurKidThenRefused() throws JOSEException {
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID(ours.getKeyID()).generate();

        assertRefused(signed(foreign, TYPE, good().build()));
    }

    @Test
    void verifyWhenForeignKeyIsInTheHeaderThenRefused() throws JOSEException {
        ECKey foreign = new ECKeyGenerator(Curve.P_256).keyID("foreign").generate();
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID("foreign").jwk(foreign.toPublicJWK()).build(), good().build());
        jwt.sign(new ECDSASigner(foreign));

        assertRefused(jwt.serialize());
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://hub.example.com/mcp", "https://hub.example.com", "https://other.example.com/api"})
    void verifyWhenAudienceIsAnotherThenRefused(String audience) throws JOSEException {
        assertRefused(signed(ours, TYPE, good().audience(audience).build()));
    }

    @Test
    void verifyWhenIssuerIsAnotherThenRefused() throws JOSEException {
        assertRefused(signed(ours, TYPE, good().issuer("https://other.example.com").build()));
    }

    @Test
    void verifyWhenTypeIsAnotherThenRefused() throws JOSEException {
        assertRefused(signed(ours, JOSEObjectType.JWT, good().build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "exp", "iat", "jti", "aud", "iss", "sid", "auth_time"})
    void verifyWhenAClaimIsMissingThenRefused(String claim) throws JOSEException {
        assertRefused(signed(ours, TYPE, good().claim(claim, null).build()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a.b.c", "...", "eyJhbGciOiJFUzI1NiJ9..", "mcphub_pat_x"})
    void verifyWhenNotAJwtThenRefused(String token) {
        assertRefused(token);
    }

    @Test
    void verifyWhenExpiredThenRefused() {
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();
        tokens.accounts.pass(Duration.ofMinutes(15));

        assertRefused(token);
    }

    @Test
    void verifyWhenChangedThenRefused() {
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();
        int payload = token.indexOf('.') + 10;
        char other = token.charAt(payload) == 'A' ? 'B' : 'A';

        assertRefused(token.substring(0, payload) + other + token.substring(payload + 1));
    }

    @Test
    void verifyWhenPersonIsBlockedThenRefusedAtOnce() {
        User admin = tokens.accounts.person("admin@example.com", Role.ADMIN);
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();
        assertThat(tokens.loginTokens.verify(token)).isPresent();

        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, false, null));

        assertRefused(token);
    }

    @Test
    void verifyWhenRoleChangedThenTheRoleOfNow() {
        User admin = tokens.accounts.person("admin@example.com", Role.ADMIN);
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();

        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, null, Role.ADMIN));

        assertThat(tokens.loginTokens.verify(token).orElseThrow().caller().role()).isEqualTo(Role.ADMIN);
    }

    @Test
    void issueThenAllClaimsAndALoginCaller() throws ParseException {
        LoginTokens.Issued issued = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session());

        JWTClaimsSet claims = SignedJWT.parse(issued.token().reveal()).getJWTClaimsSet();
        assertThat(claims.getClaims()).containsOnlyKeys("iss", "sub", "aud", "exp", "iat", "jti", "groups", "scope", "sid", "auth_time");
        assertThat(claims.getIssuer()).isEqualTo(TestTokens.BASE);
        assertThat(claims.getAudience()).containsExactly(TestTokens.BASE + "/api");
        assertThat(issued.expiresIn()).isEqualTo(900);
        Caller caller = tokens.loginTokens.verify(issued.token().reveal()).orElseThrow().caller();
        assertThat(caller.userId()).isEqualTo(ada.id());
        assertThat(caller.credential()).isEqualTo(Caller.Credential.LOGIN_TOKEN);
        assertThat(caller.credentialId()).isEqualTo(claims.getClaim("sid"));
    }

    @Test
    void loadWhenRestartedThenTheSameKeyAndNothingPrivateIsPublished() {
        SigningKeys restarted = tokens.signingKeys();
        restarted.load();

        assertThat(restarted.current()).isEqualTo(ours);
        assertThat(restarted.publicSet()).contains(ours.getKeyID()).doesNotContain("\"d\"");
    }

    @Test
    void loadWhenSecretChangedThenANewKeyAndOldTokensAreRefused() {
        String token = tokens.loginTokens.issue(ada, tokens.refreshTokens.issue(tokens.accounts.authentication(ada)).session()).token().reveal();
        tokens.accounts.environment.put("JWT_SECRET", "another secret of thirty-two characters");
        tokens.accounts.pass(Duration.ofSeconds(1));

        tokens.signingKeys.load();

        assertThat(tokens.signingKeys.current().getKeyID()).isNotEqualTo(ours.getKeyID());
        assertRefused(token);
    }

    private JWTClaimsSet.Builder good() {
        return new JWTClaimsSet.Builder()
                .issuer(TestTokens.BASE)
                .subject(ada.id())
                .audience(TestTokens.BASE + "/api")
                .issueTime(Date.from(tokens.accounts.clock.now()))
                .expirationTime(Date.from(tokens.accounts.clock.now().plusSeconds(60)))
                .jwtID("jti")
                .claim("groups", List.of("admin"))
                .claim("sid", session.id())
                .claim("auth_time", session.authenticatedAt().getEpochSecond());
    }

    @Test
    void verifyWhenSignedByUsThenAcceptedSoThatTheRefusalsAboveMeanSomething() throws JOSEException {
        assertThat(tokens.loginTokens.verify(signed(ours, TYPE, good().build()))).isPresent();
    }

    private static String signed(ECKey key, JOSEObjectType type, JWTClaimsSet claims) throws JOSEException {
        SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).type(type).keyID(key.getKeyID()).build(), claims);
        jwt.sign(new ECDSASigner(key));
        return jwt.serialize();
    }

    private void assertRefused(String token) {
        assertThat(tokens.loginTokens.verify(token)).isEmpty();
    }

    @Test
    void verifyWhenSignedOutThenRefusedAtOnceAndAnotherSignInLives() {
        RefreshTokens.Issued signIn = tokens.refreshTokens.issue(tokens.accounts.authentication(ada));
        String token = tokens.loginTokens.issue(ada, signIn.session()).token().reveal();
        String other = tokens.loginTokens.issue(ada, session).token().reveal();
        assertThat(tokens.loginTokens.verify(token)).isPresent();

        tokens.refreshTokens.revoke(signIn.token().reveal());

        assertRefused(token);
        assertThat(tokens.loginTokens.verify(other)).isPresent();
    }

    @Test
    void endThenTheWholeSignInEnds() {
        RefreshTokens.Issued signIn = tokens.refreshTokens.issue(tokens.accounts.authentication(ada));
        String token = tokens.loginTokens.issue(ada, signIn.session()).token().reveal();

        tokens.loginTokens.end("x." + token);
        assertThat(tokens.loginTokens.verify(token)).isPresent();
        tokens.loginTokens.end(token);

        assertRefused(token);
        assertThat(catchThrowable(() -> tokens.refreshTokens.rotate(signIn.token().reveal()))).isNotNull();
    }

    @Test
    void verifyWhenAUsedRefreshTokenCameBackThenRefused() {
        RefreshTokens.Issued signIn = tokens.refreshTokens.issue(tokens.accounts.authentication(ada));
        RefreshTokens.Rotated rotated = tokens.refreshTokens.rotate(signIn.token().reveal());
        String token = tokens.loginTokens.issue(ada, rotated.session()).token().reveal();
        assertThat(tokens.loginTokens.verify(token)).isPresent();

        assertThat(catchThrowable(() -> tokens.refreshTokens.rotate(signIn.token().reveal()))).isNotNull();

        assertRefused(token);
    }

    @Test
    void verifyWhenThePasswordChangedThenRefusedAtOnce() {
        String token = tokens.loginTokens.issue(ada, session).token().reveal();
        assertThat(tokens.loginTokens.verify(token)).isPresent();

        tokens.accounts.users.changePassword(tokens.accounts.caller(ada), "another long secret", true);

        assertRefused(token);
    }

    @Test
    void verifyWhenBlockedAndUnblockedThenStillRefused() {
        User admin = tokens.accounts.person("admin@example.com", Role.ADMIN);
        String token = tokens.loginTokens.issue(ada, session).token().reveal();
        assertThat(tokens.loginTokens.verify(token)).as("known to the cache").isPresent();

        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, false, null));
        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, true, null));

        assertRefused(token);
    }

    @Test
    void refreshThenTheTimeOfTheSignInStays() {
        RefreshTokens.Issued signIn = tokens.refreshTokens.issue(tokens.accounts.authentication(ada));
        tokens.accounts.pass(Duration.ofHours(2));

        RefreshTokens.Rotated rotated = tokens.refreshTokens.rotate(signIn.token().reveal());
        String token = tokens.loginTokens.issue(ada, rotated.session()).token().reveal();

        assertThat(tokens.loginTokens.verify(token).orElseThrow().caller().authenticatedAt()).isEqualTo(signIn.session().authenticatedAt());
    }
}
