package io.mcphub.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.settings.Settings;
import io.mcphub.tokens.LoginToken;
import io.mcphub.tokens.LoginTokens;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.users.sessions.SessionCookie;
import io.mcphub.users.sessions.Sessions;
import jakarta.persistence.PersistenceException;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HubAuthenticationMechanismTest {
    private static final Instant LATER = Instant.parse("2026-11-25T08:00:00Z");

    private final HubAuthenticationMechanism mechanism = new HubAuthenticationMechanism();
    private final CurrentCaller current = new CurrentCaller();
    private final Map<String, String> sent = new HashMap<>();
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status;
    private String cookie;
    private HubPrincipal principal;

    @BeforeEach
    void wire() {
        Settings settings = new Settings() {
            @Override
            public String baseUrl() {
                return "https://hub.example.com";
            }
        };
        mechanism.current = current;
        mechanism.challenges = new Challenges();
        mechanism.challenges.settings = settings;
        mechanism.accessTokens = new io.mcphub.authorization.tokens.AccessTokens() {
            @Override
            public Optional<Caller> find(String token) {
                return Optional.empty();
            }
        };
        mechanism.personalTokens = new PersonalAccessTokens() {
            @Override
            public Optional<Caller> find(String token) {
                if (token.equals("unread")) {
                    throw new PersistenceException("the database is away");
                }
                return Optional.of(caller(Caller.Credential.PERSONAL_TOKEN)).filter(c -> token.equals("pat"));
            }
        };
        mechanism.loginTokens = new LoginTokens() {
            @Override
            public Optional<LoginToken> verify(String token) {
                JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("u").audience("a").issueTime(Date.from(LATER)).expirationTime(Date.from(LATER)).build();
                return Optional.of(new LoginToken(caller(Caller.Credential.LOGIN_TOKEN), claims, token)).filter(t -> token.equals("jwt"));
            }
        };
        mechanism.sessions = new Sessions() {
            @Override
            public Optional<Caller> find(String value) {
                return Optional.of(caller(Caller.Credential.SESSION)).filter(c -> value.equals("session"));
            }
        };
        mechanism.cookie = new SessionCookie() {
            @Override
            public Optional<String> read(HttpServletRequest request) {
                return Optional.ofNullable(cookie);
            }
        };
    }

    @ParameterizedTest
    @CsvSource({
        "/api/admin/users, pat, session", "/api/audit, , session",
        "/auth/me, pat, ", "/integrations, pat, session", "/config/mcp, wrong, ",
        "/connections, jwt, ", "/oauth/slack/callback, pat, ", "/integrations/slack/connect, jwt, ", "/connect/slack, wrong, "
    })
    void validateWhenTheCredentialIsForAnotherDoorThen401(String path, String bearer, String session) {
        cookie = session;

        assertThat(ask("GET", path, bearer)).isEqualTo(AuthenticationStatus.SEND_FAILURE);

        assertThat(status).isEqualTo(401);
        assertThat(current.find()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/connections", "/oauth/slack/callback", "/integrations/slack/connect", "/connect/slack"})
    void validateWhenPageWithoutSessionThenToTheLoginPageAndBack(String path) {
        assertThat(ask("GET", path, null)).isEqualTo(AuthenticationStatus.SEND_FAILURE);

        assertThat(status).isEqualTo(302);
        assertThat(sent.get("Location")).isEqualTo("/login?next=" + path.replace("/", "%2F") + "%3Fa%3Db");
    }

    /** The door itself checks the origin first and then refuses requests without a caller. */
    @ParameterizedTest
    @CsvSource({"jwt, session", ", session", "wrong, "})
    void validateWhenMcpAndNoTokenForItThenNobody(String bearer, String session) {
        cookie = session;

        assertThat(ask("POST", "/mcp", bearer)).isEqualTo(AuthenticationStatus.NOT_DONE);

        assertThat(current.find()).isEmpty();
    }

    @Test
    void validateWhenApiIsRefusedThenAProblemDocument() {
        ask("GET", "/auth/me", null);

        assertThat(sent.get("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp-hub\"");
        assertThat(body.toString(StandardCharsets.UTF_8)).contains("https://hub.example.com/problems#unauthenticated");
    }

    /** The server would answer 500 without a word, which no client takes for a reason to try again. */
    @Test
    void validateWhenTheDatabaseIsAwayThen503AndWhenToTryAgain() {
        WriteHealth.shared().failed("the database is away");
        try {
            assertThat(ask("POST", "/mcp", "unread")).isEqualTo(AuthenticationStatus.SEND_FAILURE);
        } finally {
            WriteHealth.shared().recovered();
        }

        assertThat(status).isEqualTo(503);
        assertThat(sent).containsEntry("Retry-After", "10");
    }

    @Test
    void validateWhenSomethingElseFailsThenItIsNotHidden() {
        assertThatThrownBy(() -> ask("POST", "/mcp", "unread")).isInstanceOf(PersistenceException.class);
    }

    @ParameterizedTest
    @CsvSource({"/mcp, pat, , PERSONAL_TOKEN", "/auth/me, jwt, , LOGIN_TOKEN", "/connections, , session, SESSION", "/login, , session, SESSION"})
    void validateWhenTheCredentialFitsThenTheCaller(String path, String bearer, String session, Caller.Credential expected) {
        cookie = session;

        assertThat(ask("GET", path, bearer)).isEqualTo(AuthenticationStatus.SUCCESS);

        assertThat(current.get().credential()).isEqualTo(expected);
        assertThat(principal.getName()).isEqualTo("u");
        assertThat(principal.getGroups()).containsExactly("user");
    }

    @ParameterizedTest
    @CsvSource({"/nope, , ", "/auth/nope, jwt, ", "/WEB-INF, , ", "/nope, , session", "/connections.xhtml, , session", "/nope, jwt, ", "/mcpx, pat, "})
    void validateWhenThereIsNoSuchDoorThen404ForEverybody(String path, String bearer, String session) {
        cookie = session;

        assertThat(ask("GET", path, bearer)).isEqualTo(AuthenticationStatus.SEND_FAILURE);

        assertThat(status).isEqualTo(404);
        assertThat(sent).isEmpty();
        assertThat(current.find()).isEmpty();
    }

    @Test
    void validateWhenOpenAndNobodyThenNothing() {
        assertThat(ask("GET", "/login", null)).isEqualTo(AuthenticationStatus.NOT_DONE);
        assertThat(ask("OPTIONS", "/mcp", null)).isEqualTo(AuthenticationStatus.NOT_DONE);
    }

    private AuthenticationStatus ask(String method, String path, String bearer) {
        HttpServletRequest request = fake(HttpServletRequest.class, (p, m, args) -> switch (m.getName()) {
            case "getMethod" -> method;
            case "getServletPath" -> path;
            case "getContextPath" -> "";
            case "getQueryString" -> "a=b";
            case "getHeaders" -> Collections.enumeration(bearer == null ? List.of() : List.of("Bearer " + bearer));
            default -> null;
        });
        HttpServletResponse response = fake(HttpServletResponse.class, (p, m, args) -> {
            switch (m.getName()) {
                case "setStatus", "sendError" -> status = (int) args[0];
                case "setHeader" -> sent.put((String) args[0], (String) args[1]);
                default -> { }
            }
            return m.getName().equals("getOutputStream") ? output() : null;
        });
        HttpMessageContext context = fake(HttpMessageContext.class, (p, m, args) -> switch (m.getName()) {
            case "doNothing" -> AuthenticationStatus.NOT_DONE;
            case "notifyContainerAboutLogin" -> {
                principal = (HubPrincipal) args[0];
                yield AuthenticationStatus.SUCCESS;
            }
            default -> throw new AssertionError(m);
        });
        return mechanism.validateRequest(request, response, context);
    }

    private ServletOutputStream output() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new AssertionError("not expected");
            }

            @Override
            public void write(int b) {
                body.write(b);
            }
        };
    }

    private static Caller caller(Caller.Credential credential) {
        return Caller.person("u", Role.USER, credential, "id", LATER);
    }

    private static <T> T fake(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
