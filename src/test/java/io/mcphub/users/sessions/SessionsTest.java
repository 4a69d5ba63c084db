package io.mcphub.users.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.testing.RecordedEvents;
import io.mcphub.users.SignedOut;
import io.mcphub.users.TestAccounts;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import io.mcphub.users.signin.Authentication;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private final TestAccounts accounts = new TestAccounts();
    private final User ada = accounts.person("ada@example.com", Role.USER);
    private final String cookie = accounts.sessions.open(ada.id()).reveal();

    @AfterEach
    void close() throws IOException {
        accounts.close();
    }

    /** Verifying a password takes long enough for a change in between. */
    @Test
    void openWhenThePasswordChangedOrThePersonWasBlockedAfterTheSignInThenRefused() {
        User admin = accounts.person("admin-of-sessions@example.com", Role.ADMIN);
        User eve = accounts.person("eve-of-sessions@example.com", Role.USER);
        Authentication changed = accounts.authentication(admin);
        Authentication blocked = accounts.authentication(eve);
        assertThat(accounts.sessions.find(accounts.sessions.open(changed).reveal())).isPresent();

        accounts.users.change(accounts.caller(admin), eve.id(), new UserChange(null, null, false, null));
        accounts.users.changePassword(accounts.caller(admin), "another long secret", false);

        for (Authentication late : List.of(changed, blocked)) {
            assertThat(catchThrowableOfType(HubException.class, () -> accounts.sessions.open(late)).problem())
                    .isEqualTo(Problem.UNAUTHENTICATED);
        }
    }

    @Test
    void findWhenTheSecretChangedInTwoStepsThenStillSignedInAlsoWithoutTheOldOne() {
        String old = accounts.environment.get("JWT_SECRET");
        accounts.environment.putAll(Map.of("JWT_SECRET", "the next secret of 32 characters or more", "JWT_SECRET_PREVIOUS", old));
        Sessions next = accounts.restarted().get(Sessions.class);
        assertThat(next.find(cookie)).isPresent();

        accounts.environment.remove("JWT_SECRET_PREVIOUS");

        assertThat(accounts.restarted().get(Sessions.class).find(cookie)).isPresent();
    }

    @Test
    void findWhenUnknownThenNobody() {
        assertThat(accounts.sessions.find("x" + cookie)).isEmpty();
    }

    @Test
    void findWhenIdleForTwelveHoursThenNobody() {
        accounts.pass(Duration.ofHours(12));

        assertThat(accounts.sessions.find(cookie)).isEmpty();
    }

    @Test
    void findWhenUsedAllTheTimeThenEndsAfterThirtyDays() {
        for (int i = 0; i < 65; i++) {
            accounts.pass(Duration.ofHours(11));
            assertThat(accounts.sessions.find(cookie)).isPresent();
        }

        accounts.pass(Duration.ofHours(5));

        assertThat(accounts.sessions.find(cookie)).isEmpty();
    }

    @Test
    void findWhenPersonIsBlockedThenNobody() {
        User admin = accounts.person("admin@example.com", Role.ADMIN);
        assertThat(accounts.sessions.find(cookie)).isPresent();

        accounts.users.change(accounts.caller(admin), ada.id(), new UserChange(null, null, false, null));

        assertThat(accounts.sessions.find(cookie)).isEmpty();
    }

    @Test
    void findWhenClosedThenNobody() {
        accounts.sessions.close(cookie);

        assertThat(accounts.sessions.find(cookie)).isEmpty();
    }

    @Test
    void findThenTheCallerAndNoTraceOfTheCookieInTheTable() throws SQLException {
        Caller caller = accounts.sessions.find(cookie).orElseThrow();

        assertThat(caller.userId()).isEqualTo(ada.id());
        assertThat(caller.credential()).isEqualTo(Caller.Credential.SESSION);
        try (Connection connection = accounts.database.dataSource().getConnection();
                ResultSet row = connection.createStatement().executeQuery("SELECT id, token_hash FROM sessions")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).isEqualTo(caller.credentialId());
            assertThat(row.getString(2)).isNotEqualTo(cookie);
        }
    }

    @Test
    void listWhenOpenedOnABrowserThenNamesItAndMarksThisOne() {
        accounts.sessions.open(ada.id(), "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0");
        Caller caller = accounts.sessions.find(cookie).orElseThrow();

        List<SessionSummary> sessions = accounts.sessions.list(caller);

        assertThat(sessions).extracting(SessionSummary::device).containsExactlyInAnyOrder("Edge, Windows", null);
        assertThat(sessions).filteredOn(SessionSummary::current).extracting(SessionSummary::id).containsExactly(caller.credentialId());
    }

    @Test
    void endWhenItIsOwnThenEndsAndOfAnotherPersonNotFound() {
        Caller caller = accounts.sessions.find(cookie).orElseThrow();
        String other = accounts.sessions.open(ada.id()).reveal();
        Caller eve = accounts.caller(accounts.person("eve@example.com", Role.USER));
        String id = accounts.sessions.find(other).orElseThrow().credentialId();

        assertThat(catchThrowableOfType(HubException.class, () -> accounts.sessions.end(eve, id)).problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(accounts.sessions.find(other)).isPresent();
        accounts.sessions.end(caller, id);
        assertThat(accounts.sessions.find(other)).isEmpty();
        assertThat(accounts.sessions.find(cookie)).isPresent();
    }

    @Test
    void endAllWhenSignedOutEverywhereThenEverySignInOfThisPersonEnds() {
        Caller caller = accounts.sessions.find(cookie).orElseThrow();
        RecordedEvents<SignedOut> signedOut = accounts.beans.events(SignedOut.class);

        accounts.sessions.endAll(caller);

        assertThat(accounts.sessions.find(cookie)).isEmpty();
        assertThat(signedOut.fired).containsExactly(new SignedOut(ada.id()));
    }
}
