package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.User;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageTokensTest {
    private final TestTokens tokens = new TestTokens();
    private final PageTokens lent = tokens.pageTokens;
    private final User ada = tokens.accounts.person("ada@example.com", Role.USER);
    private final Instant signedIn = tokens.accounts.clock.now().minus(Duration.ofHours(1));

    @AfterEach
    void close() throws IOException {
        tokens.close();
    }

    private Caller page() {
        return Caller.person(ada.id(), Role.USER, Caller.Credential.SESSION, "session", signedIn.plus(Duration.ofHours(12)), signedIn);
    }

    @Test
    void tokenWhenOfAPageThenItIsThePersonsAndNoFresherThanTheirSignIn() {
        LoginTokens.Issued issued = lent.issue(page());

        Caller caller = tokens.loginTokens.verify(issued.token().reveal()).orElseThrow().caller();
        assertThat(caller.userId()).isEqualTo(ada.id());
        assertThat(caller.authenticatedAt()).isEqualTo(signedIn.truncatedTo(ChronoUnit.SECONDS));
        assertThat(issued.expiresIn()).isEqualTo(300);
    }

    @Test
    void tokenWhenFiveMinutesHavePassedThenEnded() {
        String token = lent.issue(page()).token().reveal();
        tokens.accounts.pass(Duration.ofMinutes(5));

        assertThat(tokens.loginTokens.verify(token)).isEmpty();
    }

    @Test
    void tokenWhenTheCallerIsNoPageThenRefused() {
        Caller script = Caller.person(ada.id(), Role.USER, Caller.Credential.LOGIN_TOKEN, "login", signedIn.plus(Duration.ofHours(12)), signedIn);

        assertThat(catchThrowableOfType(HubException.class, () -> lent.issue(script)).problem()).isEqualTo(Problem.FORBIDDEN);
    }
}
