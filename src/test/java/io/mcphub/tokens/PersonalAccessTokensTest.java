package io.mcphub.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.testing.RecordedAudit;
import io.mcphub.users.CredentialsChanged;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalAccessTokensTest {
    private final TestTokens tokens = new TestTokens();
    private final PersonalAccessTokens personal = tokens.personalTokens;
    private final User ada = tokens.accounts.person("ada@example.com", Role.USER);

    @AfterEach
    void close() throws IOException {
        tokens.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 366})
    void createWhenDaysAreOutOfRangeThenInvalid(int days) {
        assertThatThrownBy(() -> create(days)).isInstanceOf(HubException.class);
    }

    @Test
    void createWithoutExpiryWhenForbiddenThenInvalidElseForever() {
        assertThatThrownBy(() -> create(null)).isInstanceOf(HubException.class);

        tokens.withoutExpiry = true;
        String forever = create(null).value().reveal();
        tokens.accounts.pass(Duration.ofDays(4000));

        assertThat(personal.find(forever)).isPresent();
    }

    @Test
    void findWhenChecksumIsWrongThenNobody() {
        String token = create(1).value().reveal();

        assertThat(personal.find(token.substring(0, token.length() - 1) + "x")).isEmpty();
        assertThat(personal.find("mcphub_pat_")).isEmpty();
        assertThat(personal.find("")).isEmpty();
    }

    @Test
    void findWhenExpiredThenNobodyDespiteTheCache() {
        String token = create(1).value().reveal();
        assertThat(personal.find(token)).isPresent();

        tokens.accounts.pass(Duration.ofDays(1));

        assertThat(personal.find(token)).isEmpty();
    }

    @Test
    void findWhenRevokedThenNobodyDespiteTheCache() {
        PersonalAccessTokens.Created created = create(1);
        assertThat(personal.find(created.value().reveal())).isPresent();

        personal.revoke(ada.id(), created.token().id());

        assertThat(personal.find(created.value().reveal())).isEmpty();
        assertThat(tokens.accounts.audit.byStatus()).endsWith("token.created OK", "token.revoked OK");
        assertThat(tokens.changed.fired).containsExactly(new CredentialsChanged(ada.id()));
    }

    @Test
    void renameWhenTheTokenIsTheirsThenTheListHasTheNewName() {
        String id = create(1).token().id();

        personal.rename(ada.id(), id, " Cursor at home ");

        assertThat(personal.list(ada.id())).extracting(PersonalToken::name).containsExactly("Cursor at home");
        assertThat(tokens.accounts.audit.byStatus()).endsWith("token.renamed OK");
    }

    @Test
    void renameWhenSomebodyElsesOrNoNameThenRefusedAndNothingChanges() {
        PersonalToken token = create(1).token();
        User bob = tokens.accounts.person("bob@example.com", Role.USER);

        assertThatThrownBy(() -> personal.rename(bob.id(), token.id(), "mine")).hasMessageContaining("You have no such token.");
        assertThatThrownBy(() -> personal.rename(ada.id(), token.id(), " ")).hasMessageContaining("Give the token a name");
        assertThat(personal.list(ada.id())).extracting(PersonalToken::name).containsExactly(token.name());
    }

    @Test
    void rowWhenCreatedOrRevokedThenNamesTheTokenOutsideWhatTheSummaryRemoves() {
        tokens.accounts.audit.rows.clear();
        String id = create(1).token().id();
        personal.revoke(ada.id(), id);

        // A member called "token" would be stored as ***.
        assertThat(tokens.accounts.audit.rows).extracting(RecordedAudit.Row::details).containsExactly(Map.of("id", id), Map.of("id", id));
    }

    @Test
    void findWhenPersonIsBlockedThenNobodyDespiteTheCache() {
        User admin = tokens.accounts.person("admin@example.com", Role.ADMIN);
        String token = create(1).value().reveal();
        assertThat(personal.find(token)).isPresent();

        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, false, null));

        assertThat(personal.find(token)).isEmpty();
    }

    @Test
    void revokeWhenTokenIsAnotherPersonsThenNotFoundAndItLives() {
        User eve = tokens.accounts.person("eve@example.com", Role.USER);
        PersonalAccessTokens.Created created = create(1);

        assertThatThrownBy(() -> personal.revoke(eve.id(), created.token().id()))
                .satisfies(t -> assertThat(((HubException) t).problem()).isEqualTo(Problem.NOT_FOUND));
        assertThat(personal.find(created.value().reveal())).isPresent();
    }

    @Test
    void changePasswordThenTokensLiveUnlessAskedToEnd() {
        String token = create(1).value().reveal();
        tokens.accounts.users.changePassword(tokens.accounts.caller(ada), "another long secret", false);
        assertThat(personal.find(token)).isPresent();

        tokens.accounts.users.changePassword(tokens.accounts.caller(ada), "a third long secret", true);

        assertThat(personal.find(token)).isEmpty();
        assertThat(personal.list(ada.id())).isEmpty();
    }

    @Test
    void findThenTheCallerAsWished() {
        PersonalToken.Wish wish = new PersonalToken.Wish(" laptop ", 30, new Allowance(Access.READ, Set.of("slack", "hub"), new Shown(ToolNames.FLAT, ToolsMode.DISCOVERY, true)));
        PersonalAccessTokens.Created created = personal.create(tokens.accounts.caller(ada), wish);

        Caller caller = personal.find(created.value().reveal()).orElseThrow();

        assertThat(created.value().reveal()).matches("mcphub_pat_[A-Za-z0-9_-]{43}[0-9a-f]{8}");
        assertThat(caller.credential()).isEqualTo(Caller.Credential.PERSONAL_TOKEN);
        assertThat(caller.credentialId()).isEqualTo(created.token().id());
        assertThat(caller.allowance()).isEqualTo(wish.allowance());
        assertThat(caller.shown().tools()).isEqualTo(ToolsMode.DISCOVERY);
        assertThat(created.token().name()).isEqualTo("laptop");
    }

    @Test
    void findThenTheUseIsWrittenByTheNextFlushOnly() {
        String token = create(1).value().reveal();
        personal.find(token);
        assertThat(personal.list(ada.id()).get(0).lastUsedAt()).isNull();

        tokens.uses.flush();

        assertThat(personal.list(ada.id()).get(0).lastUsedAt()).isEqualTo(tokens.accounts.clock.now());
    }

    @Test
    void stopWhenTheHubEndsThenTheLastUsesAreWritten() {
        personal.find(create(1).value().reveal());

        tokens.uses.stop("the application");

        assertThat(personal.list(ada.id()).get(0).lastUsedAt()).isEqualTo(tokens.accounts.clock.now());
    }

    private PersonalAccessTokens.Created create(Integer days) {
        return personal.create(tokens.accounts.caller(ada), new PersonalToken.Wish("laptop", days, Allowance.ALL));
    }

    @Test
    void createWhenTheSignInIsAnHourOldThenRefusedUntilConfirmed() {
        Caller old = tokens.accounts.caller(ada);
        tokens.accounts.pass(Duration.ofHours(1));
        PersonalToken.Wish wish = new PersonalToken.Wish("laptop", 1, Allowance.ALL);

        assertThatThrownBy(() -> personal.create(old, wish)).hasMessageContaining("REAUTHENTICATION_REQUIRED");
        assertThat(personal.list(ada.id())).isEmpty();
        personal.create(old.authenticated(tokens.accounts.clock.now()), wish);
        assertThat(personal.list(ada.id())).hasSize(1);
    }

    /** A request that was let in before the change makes nothing after it. */
    @Test
    void createWhenTheSignInEndedMeanwhileThenRefused() {
        Caller browser = tokens.accounts.caller(ada);
        TokenPair pair = tokens.accounts.beans.get(TokenPairs.class).begin(tokens.accounts.authentication(ada));
        Caller script = tokens.loginTokens.verify(pair.accessToken().reveal()).orElseThrow().caller();
        PersonalToken.Wish wish = new PersonalToken.Wish("laptop", 1, Allowance.ALL);
        personal.create(browser, wish);
        personal.create(script, wish);

        tokens.accounts.users.changePassword(tokens.accounts.caller(ada), "another long secret", true);

        for (Caller late : java.util.List.of(browser, script)) {
            assertThatThrownBy(() -> personal.create(late, wish)).satisfies(t -> assertThat(((HubException) t).problem()).isEqualTo(Problem.UNAUTHENTICATED));
        }
        assertThat(personal.list(ada.id())).isEmpty();
    }

    @Test
    void findWhenBlockedAndUnblockedThenStillNobody() {
        User admin = tokens.accounts.person("admin@example.com", Role.ADMIN);
        String token = create(1).value().reveal();
        assertThat(personal.find(token)).as("known to the cache").isPresent();

        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, false, null));
        tokens.accounts.users.change(tokens.accounts.caller(admin), ada.id(), new UserChange(null, null, true, null));

        assertThat(personal.find(token)).isEmpty();
        assertThat(personal.list(ada.id())).isEmpty();
    }
}
