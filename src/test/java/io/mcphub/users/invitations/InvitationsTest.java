package io.mcphub.users.invitations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.users.TestAccounts;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InvitationsTest {
    private static final String IP = "192.0.2.1";

    private final TestAccounts accounts = new TestAccounts();
    private final Invitations invitations = accounts.beans.get(Invitations.class);
    private final User boss = accounts.person("boss@example.com", Role.ADMIN);
    private final Caller admin = accounts.caller(boss).authenticated(accounts.clock.now());

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void acceptWhenTheCodeWorksThenAnApprovedMember() {
        User made = invitations.accept(code(null), "Ada@example.com", TestAccounts.PASSWORD, IP);

        assertThat(made.mayEnter()).isTrue();
        assertThat(made.role()).isEqualTo(Role.USER);
        assertThat(made.email()).isEqualTo("ada@example.com");
        assertThat(invitations.open(admin)).isEmpty();
        assertThat(accounts.audit.byStatus()).contains("user.invited OK", "user.approved OK");
    }

    @Test
    void createWhenMadeThenTheCodeStandsBehindTheHashAndIsNotStored() {
        NewInvitation made = invitations.create(admin, null, null);

        assertThat(made.url()).contains("/invite#");
        assertThat(made.expiresAt()).isEqualTo(accounts.clock.now().plus(Duration.ofHours(72)));
        String code = made.url().substring(made.url().indexOf('#') + 1);
        assertThat(accounts.database.<List<String>>transaction(em -> em.createQuery("SELECT i.codeHash FROM InvitationEntity i", String.class).getResultList())).hasSize(1).noneMatch(code::equals);
    }

    @Test
    void acceptWhenUsedOnceThenNotAgain() {
        String code = code(null);
        invitations.accept(code, "ada@example.com", TestAccounts.PASSWORD, IP);

        assertThatThrownBy(() -> invitations.accept(code, "eve@example.com", TestAccounts.PASSWORD, IP)).satisfies(problem(Problem.NOT_FOUND));
        assertThat(accounts.users.findByEmail("eve@example.com")).isEmpty();
    }

    @Test
    void acceptWhenManyTryAtOnceThenOneAlone() throws Exception {
        String code = code(null);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Throwable>> tries = IntStream.range(0, 8)
                    .<Callable<Throwable>>mapToObj(i -> () -> catchThrowable(() -> invitations.accept(code, "p" + i + "@example.com", TestAccounts.PASSWORD, IP)))
                    .toList();
            long accepted = 0;
            for (var result : threads.invokeAll(tries)) {
                accepted += result.get() == null ? 1 : 0;
            }

            assertThat(accepted).isEqualTo(1);
            assertThat(accounts.everybody()).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void acceptWhenExpiredWithdrawnOrMadeUpThenNotFound() {
        String expired = code(null);
        accounts.pass(Duration.ofHours(73));
        String withdrawn = code(null);
        invitations.withdraw(admin.authenticated(accounts.clock.now()), invitations.open(admin).get(0).id());

        for (String code : List.of(expired, withdrawn, "", "made-up")) {
            assertThatThrownBy(() -> invitations.accept(code, "ada@example.com", TestAccounts.PASSWORD, IP)).satisfies(problem(Problem.NOT_FOUND));
        }
    }

    @Test
    void acceptWhenForAnotherAddressThenInvalidAndStillOpen() {
        String code = code("ada@example.com");

        assertThatThrownBy(() -> invitations.accept(code, "eve@example.com", TestAccounts.PASSWORD, IP))
                .isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.field()).isEqualTo(Optional.of("email")));
        assertThat(invitations.open(admin)).hasSize(1);
    }

    @Test
    void acceptWhenTheAddressHasAnAccountThenConflictAndStillOpen() {
        accounts.person("ada@example.com", Role.USER);
        String code = code(null);

        assertThatThrownBy(() -> invitations.accept(code, "ada@example.com", TestAccounts.PASSWORD, IP)).satisfies(problem(Problem.CONFLICT));
        assertThat(invitations.open(admin)).hasSize(1);
    }

    @Test
    void acceptWhenWhoInvitedIsNoAdminAnyMoreThenNotFound() {
        accounts.person("other@example.com", Role.ADMIN);
        String code = code(null);
        accounts.users.change(accounts.admin(), boss.id(), new UserChange(null, null, null, Role.USER));

        assertThatThrownBy(() -> invitations.accept(code, "ada@example.com", TestAccounts.PASSWORD, IP)).satisfies(problem(Problem.NOT_FOUND));
    }

    @Test
    void createWhenCallerIsNoAdminOrSignedInLongAgoThenRefused() {
        Caller user = accounts.caller(accounts.person("ada@example.com", Role.USER));

        assertThatThrownBy(() -> invitations.create(user, null, null)).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> invitations.open(user)).satisfies(problem(Problem.FORBIDDEN));
        assertThatThrownBy(() -> invitations.withdraw(user, "x")).satisfies(problem(Problem.FORBIDDEN));
        accounts.pass(Duration.ofHours(2));
        assertThatThrownBy(() -> invitations.create(admin, null, null)).satisfies(problem(Problem.REAUTHENTICATION_REQUIRED));
    }

    @Test
    void createWhenHoursAreOutOfRangeThenInvalid() {
        for (int hours : new int[] {0, -1, 721}) {
            assertThatThrownBy(() -> invitations.create(admin, null, hours)).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.field()).isEqualTo(Optional.of("expires_in_hours")));
        }
    }

    private String code(String email) {
        String url = invitations.create(admin.authenticated(accounts.clock.now()), email, null).url();
        return url.substring(url.indexOf('#') + 1);
    }

    private static Consumer<Throwable> problem(Problem expected) {
        return thrown -> assertThat(thrown).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(expected));
    }
}
