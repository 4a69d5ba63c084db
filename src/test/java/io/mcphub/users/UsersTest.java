package io.mcphub.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.signin.Visitor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsersTest {
    private final TestAccounts accounts = new TestAccounts();
    private final Users users = accounts.users;
    private final User admin = accounts.person("admin@example.com", Role.ADMIN);

    @AfterEach
    void close() throws IOException {
        accounts.close();
    }

    @Test
    void createWhenAddressDiffersOnlyInCaseThenConflict() {
        accounts.person("Ada@Example.com", Role.USER);

        assertThatThrownBy(() -> accounts.person("ada@example.COM", Role.USER)).satisfies(problem(Problem.CONFLICT));
        assertThat(users.findByEmail("ADA@example.com")).map(User::email).hasValue("ada@example.com");
    }

    @Test
    void changeWhenAdminBlocksThemselfThenConflictAndNothingChanges() {
        accounts.person("second@example.com", Role.ADMIN);

        assertThatThrownBy(() -> users.change(accounts.caller(admin), admin.id(), new UserChange(null, null, false, null))).satisfies(problem(Problem.CONFLICT));
        assertThat(users.find(admin.id())).hasValue(admin);
    }

    @Test
    void changeWhenLastAdminWouldLoseTheRoleThenConflict() {
        assertThatThrownBy(() -> users.change(accounts.admin(), admin.id(), new UserChange(null, null, null, Role.USER))).satisfies(problem(Problem.CONFLICT));
        assertThatThrownBy(() -> users.change(accounts.admin(), admin.id(), new UserChange(Status.REJECTED, null, null, null))).satisfies(problem(Problem.CONFLICT));
        assertThat(users.find(admin.id()).orElseThrow().mayEnter()).isTrue();
    }

    @Test
    void changeWhenBlockedThenKnownPersonMayNotEnterAtOnce() {
        User user = accounts.person("user@example.com", Role.USER);
        assertThat(users.mayEnter(user.id())).isPresent();

        users.change(accounts.caller(admin), user.id(), new UserChange(null, null, false, null));

        assertThat(users.mayEnter(user.id())).isEmpty();
        assertThat(accounts.audit.byStatus()).contains("user.blocked OK");
        assertThat(accounts.userChanged.fired).contains(new UserChanged(user.id()));
    }

    @Test
    void changeWhenReasonWithoutRejectionThenRefusedAndNothingChanged() {
        User user = accounts.person("ada@example.com", Role.USER);

        assertThatThrownBy(() -> users.change(accounts.caller(admin), user.id(), new UserChange(null, "unknown here", null, Role.ADMIN)))
                .hasMessageContaining("belongs to the status rejected");
        assertThat(users.find(user.id()).orElseThrow().role()).isEqualTo(Role.USER);
    }

    @Test
    void changeWhenRejectedThenTheReasonIsKeptUntilApproved() {
        User user = accounts.person("user@example.com", Role.USER);

        assertThat(users.change(accounts.caller(admin), user.id(), new UserChange(Status.REJECTED, "unknown here", null, null)).rejectedReason()).isEqualTo("unknown here");
        assertThat(users.change(accounts.caller(admin), user.id(), new UserChange(Status.APPROVED, null, null, null)).rejectedReason()).isNull();
    }

    @Test
    void changePasswordWhenItIsTheSameThenInvalidAndNothingEnds() {
        String cookie = accounts.sessions.open(admin.id()).reveal();

        assertThatThrownBy(() -> users.changePassword(accounts.caller(admin), TestAccounts.PASSWORD, false))
                .satisfies(problem(Problem.INVALID_INPUT))
                .satisfies(t -> assertThat(((HubException) t).field()).hasValue("new_password"));
        assertThat(accounts.sessions.find(cookie)).isPresent();
    }

    @Test
    void changePasswordThenSessionsEndAndTheNewOneSignsIn() {
        String cookie = accounts.sessions.open(admin.id()).reveal();

        users.changePassword(accounts.caller(admin), "another long secret", false);

        assertThat(accounts.sessions.find(cookie)).isEmpty();
        assertThat(accounts.signIn.signIn(admin.email(), "another long secret", new Visitor("127.0.0.1", null)).user().id()).isEqualTo(admin.id());
    }

    @Test
    void resetPasswordThenTheShownOneSignsIn() {
        User user = accounts.person("user@example.com", Role.USER);

        String shown = users.resetPassword(accounts.caller(admin), user.id(), true).reveal();

        assertThat(accounts.signIn.signIn(user.email(), shown, new Visitor("127.0.0.1", null)).user().id()).isEqualTo(user.id());
    }

    @Test
    void deleteWhenLastAdminThenConflictBeforeAnythingIsGivenBack() {
        assertThatThrownBy(() -> users.delete(accounts.caller(admin), admin.id())).satisfies(problem(Problem.CONFLICT));
        assertThat(accounts.userDeleted.fired).isEmpty();
    }

    @Test
    void deleteWhenGivingBackFailsThenErasesNevertheless() {
        User user = accounts.person("user@example.com", Role.USER);
        accounts.userDeleted.observe(e -> {
            throw new IllegalStateException("upstream is down");
        });

        users.delete(accounts.caller(admin), user.id());

        assertThat(users.find(user.id())).isEmpty();
    }

    @Test
    void deleteThenGivesBackOutsideATransactionAndErases() {
        User user = accounts.person("user@example.com", Role.USER);
        accounts.userDeleted.observe(e -> {
            assertThat(accounts.database.inTransaction()).isFalse();
            assertThat(users.find(e.userId())).isPresent();
        });

        users.delete(accounts.caller(admin), user.id());

        assertThat(accounts.userDeleted.fired).containsExactly(new UserDeleted(user.id()));
        assertThat(users.find(user.id())).isEmpty();
    }

    @Test
    void othersWhenTheCallerIsNoAdminThenForbiddenAndNothingChanges() {
        User user = accounts.person("user@example.com", Role.USER);
        Caller caller = accounts.caller(user);

        assertThatThrownBy(() -> users.find(caller, PeopleFilter.read(null, null, null, null, null, null))).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> users.create(caller, "new@example.com", TestAccounts.PASSWORD, Role.ADMIN)).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> users.change(caller, admin.id(), new UserChange(null, null, false, null))).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> users.change(caller, user.id(), new UserChange(null, null, null, Role.ADMIN))).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> users.resetPassword(caller, admin.id(), true)).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> users.delete(caller, admin.id())).satisfies(problem(Problem.FORBIDDEN));
        assertThat(accounts.everybody()).containsExactlyInAnyOrder(admin, user);
    }

    @Test
    void passwordWhenTheSignInIsAnHourOldThenReauthenticationIsRequired() {
        User user = accounts.person("user@example.com", Role.USER);
        Caller old = accounts.caller(user);
        Caller oldAdmin = accounts.caller(admin);
        accounts.pass(java.time.Duration.ofHours(1));

        assertThatThrownBy(() -> users.changePassword(old, "another long secret", true)).satisfies(problem(Problem.REAUTHENTICATION_REQUIRED));
        assertThatThrownBy(() -> users.resetPassword(oldAdmin, user.id(), true)).satisfies(problem(Problem.REAUTHENTICATION_REQUIRED));
        assertThatThrownBy(() -> users.create(oldAdmin, "new@example.com", TestAccounts.PASSWORD, Role.ADMIN)).satisfies(problem(Problem.REAUTHENTICATION_REQUIRED));
        assertThatThrownBy(() -> users.change(oldAdmin, user.id(), new UserChange(null, null, null, Role.ADMIN))).satisfies(problem(Problem.REAUTHENTICATION_REQUIRED));
        assertThat(users.change(oldAdmin, user.id(), new UserChange(Status.APPROVED, null, null, null)).role()).isEqualTo(Role.USER);
        assertThat(accounts.signIn.signIn(user.email(), TestAccounts.PASSWORD, new Visitor("127.0.0.1", null)).user().id()).isEqualTo(user.id());
    }

    @Test
    void resetPasswordWhenTokensEndThenTheEventSaysSo() {
        User user = accounts.person("user@example.com", Role.USER);

        users.resetPassword(accounts.caller(admin), user.id(), true);
        users.resetPassword(accounts.caller(admin), user.id(), false);

        assertThat(accounts.passwordChanged.fired).containsExactly(new PasswordChanged(user.id(), true), new PasswordChanged(user.id(), false));
    }

    @Test
    void changePasswordWhenTheSignInEndedMeanwhileThenRefusedAndTheNewOneStays() {
        Caller thief = accounts.caller(admin);
        users.changePassword(accounts.caller(admin), "another long secret", true);

        assertThatThrownBy(() -> users.changePassword(thief, "the thief's own secret", true)).satisfies(problem(Problem.UNAUTHENTICATED));
        assertThatThrownBy(() -> users.resetPassword(thief, admin.id(), true)).satisfies(problem(Problem.UNAUTHENTICATED));
        assertThat(accounts.signIn.signIn(admin.email(), "another long secret", new Visitor("127.0.0.1", null)).user()).isEqualTo(admin);
    }

    @Test
    void sessionWhenBlockedAndUnblockedThenStillEnded() {
        User user = accounts.person("user@example.com", Role.USER);
        String cookie = accounts.sessions.open(user.id()).reveal();

        users.change(accounts.caller(admin), user.id(), new UserChange(null, null, false, null));
        users.change(accounts.caller(admin), user.id(), new UserChange(null, null, true, null));

        assertThat(accounts.sessions.find(cookie)).isEmpty();
    }

    private static java.util.function.Consumer<Throwable> problem(Problem problem) {
        return t -> assertThat(((HubException) t).problem()).isEqualTo(problem);
    }

    @Test
    void findWhenPagedInEitherOrderThenEverybodyOnce() {
        for (int i = 0; i < 7; i++) {
            accounts.pass(Duration.ofSeconds(i % 2));
            accounts.person("p" + i + "@example.com", Role.USER);
        }

        for (String sort : List.of("email", "newest")) {
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                PeoplePage page = users.find(accounts.admin(), PeopleFilter.read(null, null, null, sort, "3", cursor));
                page.items().forEach(user -> seen.add(user.email()));
                cursor = page.nextCursor();
            } while (cursor != null);
            assertThat(seen).as(sort).hasSize(8).doesNotHaveDuplicates();
        }
    }

    @Test
    void findWhenFilteredThenOnlyWhoFits() {
        User blocked = accounts.person("ada_1@example.com", Role.USER);
        accounts.person("adax1@example.com", Role.USER);
        users.change(accounts.admin(), blocked.id(), new UserChange(null, null, false, null));
        users.apply("new@example.com", "hash");

        assertThat(found("A_1", null, null)).as("_ is no joker").containsExactly("ada_1@example.com");
        assertThat(found(null, "blocked", null)).containsExactly("ada_1@example.com");
        assertThat(found(null, "pending", "user")).containsExactly("new@example.com");
        assertThat(found(null, "approved", "admin")).containsExactly("admin@example.com");
    }

    @ParameterizedTest
    @CsvSource({"status, nope, , ", "limit, , 0, ", "limit, , x, ", "cursor, , , !!"})
    void findWhenAValueIsWrongThenNamesIt(String field, String status, String limit, String cursor) {
        assertThatThrownBy(() -> PeopleFilter.read(null, status, null, "newest", limit, cursor))
                .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.field()).isEqualTo(Optional.of(field)));
    }

    @Test
    void findWhenCallerIsNoAdminThenForbidden() {
        Caller user = accounts.caller(accounts.person("ada@example.com", Role.USER));

        assertThatThrownBy(() -> users.find(user, PeopleFilter.read(null, null, null, null, null, null))).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> users.get(user, admin.id())).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> users.endAccess(user, admin.id())).satisfies(problem(Problem.FORBIDDEN));
    }

    @Test
    void waitingWhenSomebodyAppliesOrIsApprovedThenTheAdminSeesItAtOnceAndNobodyElse() {
        assertThat(users.waiting(accounts.admin())).isZero();

        users.apply("new@example.com", "hash");

        assertThat(users.waiting(accounts.admin())).isEqualTo(1);
        assertThat(users.waiting(accounts.caller(accounts.person("ada@example.com", Role.USER)))).isZero();
        users.change(accounts.admin(), users.findByEmail("new@example.com").orElseThrow().id(), new UserChange(Status.APPROVED, null, null, null));
        assertThat(users.waiting(accounts.admin())).isZero();
    }

    @Test
    void endAccessWhenDoneThenSessionsEndAndThePersonMaySignInAgain() {
        User user = accounts.person("ada@example.com", Role.USER);
        String cookie = accounts.sessions.open(user.id()).reveal();

        users.endAccess(accounts.admin(), user.id());

        assertThat(accounts.sessions.find(cookie)).isEmpty();
        assertThat(users.mayEnter(user.id())).isPresent();
        assertThat(accounts.audit.byStatus()).contains("user.ended OK");
    }

    private List<String> found(String words, String status, String role) {
        return users.find(accounts.admin(), PeopleFilter.read(words, status, role, null, null, null)).items().stream().map(User::email).toList();
    }
}
