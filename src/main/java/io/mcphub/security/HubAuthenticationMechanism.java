package io.mcphub.security;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.authorization.tokens.AccessTokens;
import io.mcphub.platform.persistence.WriteHealth;
import io.mcphub.tokens.LoginToken;
import io.mcphub.tokens.LoginTokens;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.users.sessions.SessionCookie;
import io.mcphub.users.sessions.Sessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import java.util.Set;

/**
 * The only authentication mechanism. It sees every request. The path decides which kind of credential counts ({@link Doors}); other
 * kinds are ignored.
 */
@ApplicationScoped
public class HubAuthenticationMechanism implements HttpAuthenticationMechanism {
    @Inject
    PersonalAccessTokens personalTokens;

    @Inject
    AccessTokens accessTokens;

    @Inject
    LoginTokens loginTokens;

    @Inject
    Sessions sessions;

    @Inject
    SessionCookie cookie;

    @Inject
    CurrentCaller current;

    @Inject
    Challenges challenges;

    @Override
    public AuthenticationStatus validateRequest(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        String path = path(request);
        Optional<Door> door = Doors.of(request.getMethod(), path);
        try {
            return door.isPresent() ? at(door.get(), path, request, response, context) : challenges.nothing(response);
        } catch (RuntimeException failed) {
            // No filter is before this, and the server would answer 500 without a word.
            if (!WriteHealth.shared().told(failed)) {
                throw failed;
            }
            return challenges.unavailable(response);
        }
    }

    private AuthenticationStatus at(Door door, String path, HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        return switch (door) {
            case MCP -> BearerToken.of(request).flatMap(this::bearer).map(caller -> enter(context, caller)).orElseGet(context::doNothing);
            case API -> api(request, response, context);
            case PAGE -> page(request, response, context, path);
            case ADMIN -> session(request).filter(caller -> !caller.isAdmin()).map(caller -> challenges.nothing(response)).orElseGet(() -> page(request, response, context, path));
            case DATA -> readBySession(request).map(caller -> enter(context, caller)).orElseGet(() -> api(request, response, context));
            case OPERATOR -> operator(request, context);
            case OPEN -> session(request).map(caller -> enter(context, caller)).orElseGet(context::doNothing);
            case BLIND -> context.doNothing();
        };
    }

    private Optional<Caller> bearer(String token) {
        return personalTokens.find(token).or(() -> accessTokens.find(token));
    }

    private AuthenticationStatus api(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        Optional<String> sent = BearerToken.of(request);
        Optional<LoginToken> token = sent.flatMap(loginTokens::verify);
        if (token.isEmpty()) {
            challenges.api(response, sent.isPresent());
            return AuthenticationStatus.SEND_FAILURE;
        }
        Caller caller = token.get().caller();
        return enter(context, caller, HubPrincipal.of(caller, token.get().claims(), token.get().raw()));
    }

    private AuthenticationStatus operator(HttpServletRequest request, HttpMessageContext context) {
        return BearerToken.of(request).flatMap(loginTokens::verify).map(token -> enter(context, token.caller())).orElseGet(context::doNothing);
    }

    private AuthenticationStatus page(HttpServletRequest request, HttpServletResponse response, HttpMessageContext context, String path) {
        Optional<Caller> caller = session(request);
        if (caller.isEmpty()) {
            refuse(request, response, path);
            return AuthenticationStatus.SEND_FAILURE;
        }
        return enter(context, caller.get());
    }

    /** Sends a browser to the sign-in. A program that sent a token gets a 401 instead. */
    private void refuse(HttpServletRequest request, HttpServletResponse response, String path) {
        if (BearerToken.of(request).isPresent()) {
            challenges.api(response, true);
        } else {
            challenges.page(request, response, path);
        }
    }

    /** The session of a page that reads. A token beside the cookie wins, as at every other path of the API. */
    private Optional<Caller> readBySession(HttpServletRequest request) {
        boolean reads = Set.of("GET", "HEAD").contains(request.getMethod());
        return reads && request.getHeader("Authorization") == null ? session(request) : Optional.empty();
    }

    private Optional<Caller> session(HttpServletRequest request) {
        return cookie.read(request).flatMap(sessions::find);
    }

    private AuthenticationStatus enter(HttpMessageContext context, Caller caller) {
        return enter(context, caller, HubPrincipal.of(caller));
    }

    private AuthenticationStatus enter(HttpMessageContext context, Caller caller, HubPrincipal principal) {
        current.set(caller);
        return context.notifyContainerAboutLogin(principal, Set.of(caller.role().group()));
    }

    /** The path as the container decoded, normalised and mapped it, so that this check and the container see the same path. */
    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        return info == null ? request.getServletPath() : request.getServletPath() + info;
    }
}
