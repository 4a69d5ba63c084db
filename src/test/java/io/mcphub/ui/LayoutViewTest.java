package io.mcphub.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.users.TestAccounts;
import io.mcphub.users.User;
import io.mcphub.users.signin.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LayoutViewTest {
    private final TestAccounts accounts = new TestAccounts();
    private final User ada = accounts.person("ada@example.com", Role.USER);

    @AfterEach
    void close() {
        accounts.close();
    }

    @Test
    void noticeWhenThereWereWrongPasswordsThenOnTheFirstPageAfterTheSignInAlone() {
        for (int i = 0; i < 2; i++) {
            catchThrowable(() -> accounts.signIn.signIn(ada.email(), "wrong wrong wrong", new Visitor("192.0.2.1", null)));
        }
        String cookie = accounts.sessions.open(accounts.authentication(ada)).reveal();

        LayoutView first = page(cookie);
        assertThat(first.isSignedIn()).isTrue();
        assertThat(first.getFailedAttempts()).isEqualTo(2);
        assertThat(first.getFailedAttempts()).as("the page may ask twice").isEqualTo(2);
        assertThat(page(cookie).getFailedAttempts()).isZero();
    }

    @Test
    void noticeWhenNobodyIsSignedInThenNone() {
        assertThat(page("x").getFailedAttempts()).isZero();
        assertThat(page("x").isSignedIn()).isFalse();
    }

    private LayoutView page(String cookie) {
        LayoutView view = new LayoutView();
        view.sessions = accounts.sessions;
        view.caller = new CurrentCaller();
        accounts.sessions.find(cookie).ifPresent(view.caller::set);
        return view;
    }
}
