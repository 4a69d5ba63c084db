package io.mcphub.api;

import io.mcphub.platform.Secret;
import io.mcphub.platform.rest.Accepted;
import io.mcphub.platform.rest.NoStore;
import io.mcphub.tokens.TokenPair;
import io.mcphub.tokens.TokenPairs;
import io.mcphub.users.Status;
import io.mcphub.users.ValidEmail;
import io.mcphub.users.passwords.ValidPassword;
import io.mcphub.users.signin.Authentication;
import io.mcphub.users.signin.SignIn;
import io.mcphub.users.signin.SignUp;
import io.mcphub.users.signin.Visitors;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /auth}: signing up, in and out for scripts. Browsers use the pages. */
@Path("")
@RequestScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {
    @Inject
    SignIn signIn;

    @Inject
    SignUp signUp;

    @Inject
    Visitors visitors;

    @Inject
    TokenPairs pairs;

    @Context
    HttpServletRequest request;

    @Context
    HttpServletResponse response;

    /** A request for an account. */
    public record SignUpRequest(@NotNull @ValidEmail String email, @NotNull @ValidPassword Secret password) {}

    /** The state of a request for an account: it waits for an admin. */
    public record SignUpAnswer(Status status) {}

    /** The address and password of a sign-in. */
    public record LoginRequest(@NotNull String email, @NotNull Secret password) {}

    /** The refresh token of the sign-in to continue or to end. */
    public record RefreshRequest(@NotNull Secret refreshToken) {}

    /**
     * The tokens of a sign-in or refresh (RFC 6749 §5.1).
     *
     * @param failedAttempts after a sign-in, the wrong passwords since the one before
     */
    public record Tokens(String accessToken, String tokenType, long expiresIn, String refreshToken, @Nullable Integer failedAttempts) {}

    /** The answer is the same whether or not the address is taken. */
    @POST
    @Path("signup")
    @Accepted
    public SignUpAnswer signUp(@Valid @NotNull SignUpRequest wish) {
        signUp.signUp(wish.email(), wish.password().reveal(), visitors.of(request).ip());
        return new SignUpAnswer(Status.PENDING);
    }

    @POST
    @Path("login")
    @NoStore
    public Tokens login(@Valid @NotNull LoginRequest who) {
        Authentication authentication = signIn.signIn(who.email(), who.password().reveal(), visitors.of(request));
        visitors.remember(response, authentication);
        return tokens(pairs.begin(authentication), authentication.failedAttempts());
    }

    @POST
    @Path("refresh")
    @NoStore
    public Tokens refresh(@Valid @NotNull RefreshRequest signedIn) {
        return tokens(pairs.refresh(signedIn.refreshToken().reveal()), null);
    }

    /** Ends the sign-in of the refresh token and that of the login token in the header. */
    @POST
    @Path("logout")
    public void logout(@Valid @NotNull RefreshRequest signedIn) {
        Optional<String> loginToken = Optional.ofNullable(request.getHeader("Authorization")).map(h -> h.replaceFirst("(?i)^Bearer +", ""));
        pairs.end(signedIn.refreshToken().reveal(), loginToken);
    }

    private static Tokens tokens(TokenPair pair, @Nullable Integer failedAttempts) {
        return new Tokens(pair.accessToken().reveal(), "Bearer", pair.expiresIn(), pair.refreshToken().reveal(), failedAttempts);
    }
}
