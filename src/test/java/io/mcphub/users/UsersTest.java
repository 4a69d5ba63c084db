package io.mcphub.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

        assertThatThrownBy(() -> users.change(admin.id(), new UserChange(null, null, false, null), admin.id())).satisfies(problem(Problem.CONFLICT));
        assertThat(users.find(admin.id())).hasValue(admin);
    }

    @Test
    void changeWhenLastAdminWouldLoseTheRoleThenConflict() {
        User user = accounts.person("user@example.com", Role.USER);

        assertThatThrownBy(() -> users.change(admin.id(), new UserChange(null, null, null, Role.USER), user.id())).satisfies(problem(Problem.CONFLICT));
        assertThatThrownBy(() -> users.change(admin.id(), new UserChange(Status.REJECTED, null, null, null), user.id())).satisfies(problem(Problem.CONFLICT));
        assertThat(users.find(admin.id()).orElseThrow().mayEnter()).isTrue();
    }

    @Test
    void changeWhenBlockedThenKnownPersonMayNotEnterAtOnce() {
        User user = accounts.person("user@example.com", Role.USER);
        assertThat(users.mayEnter(user.id())).isPresent();

        users.change(user.id(), new UserChange(null, null, false, null), admin.id());

        assertThat(users.mayEnter(user.id())).isEmpty();
        assertThat(accounts.audit.byStatus()).contains("user.blocked OK");
        assertThat(accounts.userChanged.fired).contains(new UserChanged(user.id()));
    }

    @Test
    void changeWhenReasonWithoutRejectionThenRefusedAndNothingChanged() {
        User user = accounts.person("ada@example.com", Role.USER);

        assertThatThrownBy(() -> users.change(user.id(), new UserChange(null, "unknown here", null, Role.ADMIN), admin.id()))
                .hasMessageContaining("belongs to the status rejected");
        assertThat(users.find(user.id()).orElseThrow().role()).isEqualTo(Role.USER);
    }

    @Test
    void changeWhenRejectedThenTheReasonIsKeptUntilApproved() {
        User user = accounts.person("user@example.com", Role.USER);

        assertThat(users.change(user.id(), new UserChange(Status.REJECTED, "unknown here", null, null), admin.id()).rejectedReason()).isEqualTo("unknown here");
        assertThat(users.change(user.id(), new UserChange(Status.APPROVED, null, null, null), admin.id()).rejectedReason()).isNull();
    }

    @Test
    void changePasswordWhenCurrentIsWrongThenInvalid() {
        assertThatThrownBy(() -> users.changePassword(admin.id(), "not the password", "another long secret", false)).satisfies(problem(Problem.INVALID_INPUT));
    }

    @Test
    void changePasswordWhenItIsTheSameThenInvalidAndNothingEnds() {
        String cookie = accounts.sessions.open(admin.id()).reveal();

        assertThatThrownBy(() -> users.changePassword(admin.id(), TestAccounts.PASSWORD, TestAccounts.PASSWORD, false))
                .satisfies(problem(Problem.INVALID_INPUT))
                .satisfies(t -> assertThat(((HubException) t).field()).hasValue("new_password"));
        assertThat(accounts.sessions.find(cookie)).isPresent();
    }

    @Test
    void changePasswordThenSessionsEndAndTheNewOneSignsIn() {
        String cookie = accounts.sessions.open(admin.id()).reveal();

        users.changePassword(admin.id(), TestAccounts.PASSWORD, "another long secret", false);

        assertThat(accounts.sessions.find(cookie)).isEmpty();
        assertThat(accounts.signIn.signIn(admin.email(), "another long secret", "127.0.0.1").id()).isEqualTo(admin.id());
    }

    @Test
    void resetPasswordThenTheShownOneSignsIn() {
        User user = accounts.person("user@example.com", Role.USER);

        String shown = users.resetPassword(user.id(), admin.id()).reveal();

        assertThat(accounts.signIn.signIn(user.email(), shown, "127.0.0.1").id()).isEqualTo(user.id());
    }

    @Test
    void deleteWhenLastAdminThenConflictBeforeAnythingIsGivenBack() {
        assertThatThrownBy(() -> users.delete(admin.id(), admin.id())).satisfies(problem(Problem.CONFLICT));
        assertThat(accounts.userDeleted.fired).isEmpty();
    }

    @Test
    void deleteWhenGivingBackFailsThenErasesNevertheless() {
        User user = accounts.person("user@example.com", Role.USER);
        accounts.userDeleted.observe(e -> {
            throw new IllegalStateException("upstream is down");
        });

        users.delete(user.id(), admin.id());

        assertThat(users.find(user.id())).isEmpty();
    }

    @Test
    void deleteThenGivesBackOutsideATransactionAndErases() {
        User user = accounts.person("user@example.com", Role.USER);
        accounts.userDeleted.observe(e -> {
            assertThat(accounts.database.inTransaction()).isFalse();
            assertThat(users.find(e.userId())).isPresent();
        });

        users.delete(user.id(), admin.id());

        assertThat(accounts.userDeleted.fired).containsExactly(new UserDeleted(user.id()));
        assertThat(users.find(user.id())).isEmpty();
    }

    private static java.util.function.Consumer<Throwable> problem(Problem problem) {
        return t -> assertThat(((HubException) t).problem()).isEqualTo(problem);
    }
}
