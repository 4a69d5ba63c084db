package io.mcphub.tokens;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import io.mcphub.access.Caller;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import io.mcphub.users.User;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Login tokens: JWTs (RFC 7519) signed with ES256 for the audience {@code {base}/api}. Person and sign-in are looked up on every
 * use. So a token stops working when the person is blocked or signs out, and the role is the present one.
 */
@ApplicationScoped
public class LoginTokens {
    /** Claims of OpenID Connect: the sign-in to which a token belongs, and when it was. */
    private static final String SESSION = "sid";
    private static final String AUTHENTICATED = "auth_time";
    private static final Set<String> REQUIRED = Set.of("sub", "exp", "iat", "jti", SESSION, AUTHENTICATED);

    @Inject
    JwtSigner signer;

    @Inject
    Settings settings;

    @Inject
    HubConfig config;

    @Inject
    HubClock clock;

    @Inject
    LoginSessions sessions;

    /**
     * A new token.
     *
     * @param token the token
     * @param expiresIn how long it lives, in seconds
     */
    public record Issued(Secret token, long expiresIn) {}

    /** Signs a token for a person who may enter. It ends with the session. */
    public Issued issue(User user, LoginSession session) {
        return issue(user, session, config.accessTokenLifetime());
    }

    /** As above, for no longer than this. */
    Issued issue(User user, LoginSession session, Duration lifetime) {
        Instant now = clock.now();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(settings.baseUrl())
                .subject(user.id())
                .audience(audience())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString())
                .claim("groups", List.of(user.role().group()))
                .claim("scope", "api")
                .claim(SESSION, session.id())
                .claim(AUTHENTICATED, session.authenticatedAt().getEpochSecond())
                .build();
        return new Issued(signer.sign(claims), lifetime.toSeconds());
    }

    /** The caller of a token. Empty for every invalid token, whatever the reason. */
    public Optional<LoginToken> verify(String token) {
        return signer.open(token)
                .filter(this::isForUs)
                .flatMap(claims -> session(claims).flatMap(id -> sessions.mayEnter(id, claims.getSubject())).map(user -> new LoginToken(caller(user, claims), claims, token)));
    }

    /** Ends the sign-in to which a token belongs. Does nothing if the hub did not sign the token. */
    public void end(String token) {
        signer.open(token).filter(this::isForUs).flatMap(LoginTokens::session).ifPresent(sessions::end);
    }

    private static Optional<String> session(JWTClaimsSet claims) {
        return claims.getClaim(SESSION) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    private boolean isForUs(JWTClaimsSet claims) {
        try {
            claimsVerifier().verify(claims, null);
            return true;
        } catch (BadJWTException refused) {
            return false;
        }
    }

    private DefaultJWTClaimsVerifier<SecurityContext> claimsVerifier() {
        DefaultJWTClaimsVerifier<SecurityContext> verifier =
                new DefaultJWTClaimsVerifier<>(audience(), new JWTClaimsSet.Builder().issuer(settings.baseUrl()).build(), REQUIRED) {
                    @Override
                    protected Date currentTime() {
                        return Date.from(clock.now());
                    }
                };
        verifier.setMaxClockSkew(0);
        return verifier;
    }

    private static Caller caller(User user, JWTClaimsSet claims) {
        return Caller.person(user.id(), user.role(), Caller.Credential.LOGIN_TOKEN, session(claims).orElseThrow(), claims.getExpirationTime().toInstant(), authenticatedAt(claims));
    }

    private static @Nullable Instant authenticatedAt(JWTClaimsSet claims) {
        return claims.getClaim(AUTHENTICATED) instanceof Number seconds ? Instant.ofEpochSecond(seconds.longValue()) : null;
    }

    private String audience() {
        return settings.baseUrl() + "/api";
    }
}
