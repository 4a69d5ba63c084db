package io.mcphub.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.access.Role;
import io.mcphub.platform.StartRefusal;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAdminTest {
    private final TestAccounts accounts = new TestAccounts();
    private final FirstAdmin first = accounts.beans.get(FirstAdmin.class);

    @BeforeEach
    void wire() {
        System.clearProperty(FirstAdmin.CREATED_PROPERTY);
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(FirstAdmin.CREATED_PROPERTY);
        System.clearProperty(FirstAdmin.PASSWORD_PROPERTY);
        System.clearProperty(FirstAdmin.UNSHOWN_PROPERTY);
        System.clearProperty("hub.start-failure");
        System.clearProperty("hub.start-failure-is-configuration");
        accounts.close();
    }

    @Test
    void createWhenThereIsAnAdminThenNothingHappens() {
        accounts.person("boss@example.com", Role.ADMIN);

        first.createIfNone();

        assertThat(accounts.users.all()).hasSize(1);
        assertThat(System.getProperty(FirstAdmin.CREATED_PROPERTY)).isNull();
    }

    @Test
    void createWhenTheLauncherHandedAPasswordOverThenItSignsInAndIsForgotten() {
        System.setProperty(FirstAdmin.PASSWORD_PROPERTY, "handed over by launcher");

        first.createIfNone();

        assertThat(accounts.signIn.signIn("admin@example.com", "handed over by launcher", "127.0.0.1").role()).isEqualTo(Role.ADMIN);
        assertThat(System.getProperty(FirstAdmin.CREATED_PROPERTY)).isEqualTo("admin@example.com");
        assertThat(System.getProperty(FirstAdmin.PASSWORD_PROPERTY)).isNull();
    }

    @Test
    void createWhenThePasswordWasNeverShownThenThisStartsPasswordSignsIn() {
        System.setProperty(FirstAdmin.PASSWORD_PROPERTY, "of the start that failed");
        first.createIfNone();
        System.setProperty(FirstAdmin.PASSWORD_PROPERTY, "of the start after it");
        System.setProperty(FirstAdmin.UNSHOWN_PROPERTY, "true");
        System.clearProperty(FirstAdmin.CREATED_PROPERTY);

        first.createIfNone();

        assertThat(accounts.signIn.signIn("admin@example.com", "of the start after it", "127.0.0.1").mayEnter()).isTrue();
        assertThat(System.getProperty(FirstAdmin.CREATED_PROPERTY)).isEqualTo("admin@example.com");
        assertThat(System.getProperty(FirstAdmin.UNSHOWN_PROPERTY)).isNull();
    }

    @Test
    void createWhenProductionHasNoPasswordThenRefused() {
        accounts.environment.put("HUB_ENV", "production");
        System.setProperty(FirstAdmin.PASSWORD_PROPERTY, "handed over by launcher");

        assertThatThrownBy(first::createIfNone).isInstanceOf(StartRefusal.class).hasMessageContaining("needs ADMIN_PASSWORD");
        assertThat(accounts.users.all()).isEmpty();
    }

    @Test
    void createWhenAdminPasswordIsSetThenItWins() {
        accounts.environment.put("ADMIN_EMAIL", "Boss@Example.com");
        accounts.environment.put("ADMIN_PASSWORD", "from the environment");

        first.createIfNone();

        assertThat(accounts.signIn.signIn("boss@example.com", "from the environment", "127.0.0.1").mayEnter()).isTrue();
    }
}
