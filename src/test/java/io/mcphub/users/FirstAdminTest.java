package io.mcphub.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.access.Role;
import io.mcphub.platform.HubException;
import io.mcphub.platform.StartRefusal;
import io.mcphub.users.signin.Visitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstAdminTest {
    private final TestAccounts accounts = new TestAccounts();
    @TempDir
    Path folder;

    private final FirstAdmin first = accounts.beans.get(FirstAdmin.class);

    @BeforeEach
    void wire() {
        accounts.environment.put("DATABASE_PATH", folder.resolve("app.db").toString());
        System.clearProperty(FirstAdmin.WAITING_PROPERTY);
    }

    @AfterEach
    void close() throws IOException {
        System.clearProperty(FirstAdmin.WAITING_PROPERTY);
        System.clearProperty(FirstAdmin.PASSWORD_PROPERTY);
        System.clearProperty("hub.start-failure");
        System.clearProperty("hub.start-failure-is-configuration");
        accounts.close();
    }

    @Test
    void createWhenThereIsAnAdminThenNothingHappens() {
        accounts.person("boss@example.com", Role.ADMIN);

        first.createIfNone();

        assertThat(accounts.everybody()).hasSize(1);
        assertThat(System.getProperty(FirstAdmin.WAITING_PROPERTY)).isNull();
    }

    @Test
    void createWhenTheLauncherHandedAPasswordOverThenItWaitsInTheFileUntilItSignsIn() throws IOException {
        createWith("handed over by launcher");

        assertThat(Files.readString(file())).isEqualTo("handed over by launcher\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file()))).isEqualTo("rw-------");
        assertThat(System.getProperty(FirstAdmin.WAITING_PROPERTY)).isEqualTo("admin@example.com");
        assertThat(System.getProperty(FirstAdmin.PASSWORD_PROPERTY)).isNull();
        assertThat(accounts.signIn.signIn("admin@example.com", "handed over by launcher", new Visitor("127.0.0.1", null)).user().role()).isEqualTo(Role.ADMIN);
        assertThat(file()).doesNotExist();
    }

    @Test
    void signInWhenItFailsOrIsAnotherPersonsThenTheFileStays() {
        createWith("handed over by launcher");
        accounts.person("ada@example.com", Role.USER);

        accounts.signIn.signIn("ada@example.com", TestAccounts.PASSWORD, new Visitor("127.0.0.1", null)).user();
        assertThatThrownBy(() -> accounts.signIn.signIn("admin@example.com", "wrong", new Visitor("127.0.0.1", null)).user()).isInstanceOf(HubException.class);

        assertThat(file()).exists();
    }

    @Test
    void resetWhenTheAdminGetsAnotherPasswordThenTheFileIsGone() {
        createWith("handed over by launcher");
        User boss = accounts.person("boss@example.com", Role.ADMIN);
        String admin = accounts.store.findByEmail("admin@example.com").orElseThrow().id;

        accounts.users.resetPassword(accounts.caller(boss), boss.id(), true);
        assertThat(file()).exists();
        accounts.users.resetPassword(accounts.caller(boss), admin, true);

        assertThat(file()).doesNotExist();
    }

    @Test
    void createWhenAnEarlierStartBrokeOffThenItsPasswordStillWaitsAndSignsIn() {
        createWith("of the start that broke off");
        System.clearProperty(FirstAdmin.WAITING_PROPERTY);

        createWith("of the start after it");

        assertThat(System.getProperty(FirstAdmin.WAITING_PROPERTY)).isEqualTo("admin@example.com");
        assertThat(accounts.signIn.signIn("admin@example.com", "of the start that broke off", new Visitor("127.0.0.1", null)).user().mayEnter()).isTrue();
        assertThat(file()).doesNotExist();
    }

    @Test
    void createWhenAdminPasswordIsSetAfterABrokenStartThenTheStaleFileGoes() throws IOException {
        Files.writeString(file(), "of a start without an admin");
        accounts.environment.put("ADMIN_PASSWORD", "from the environment");

        first.createIfNone();

        assertThat(file()).doesNotExist();
        assertThat(System.getProperty(FirstAdmin.WAITING_PROPERTY)).isNull();
    }

    @Test
    void createWhenProductionHasNoPasswordThenRefused() {
        accounts.environment.put("HUB_ENV", "production");
        System.setProperty(FirstAdmin.PASSWORD_PROPERTY, "handed over by launcher");

        assertThatThrownBy(first::createIfNone).isInstanceOf(StartRefusal.class).hasMessageContaining("needs ADMIN_PASSWORD");
        assertThat(accounts.everybody()).isEmpty();
    }

    @Test
    void createWhenAdminPasswordIsTheAddressThenRefused() {
        accounts.environment.put("ADMIN_PASSWORD", "admin@example.com");

        assertThatThrownBy(first::createIfNone).isInstanceOf(StartRefusal.class).hasMessageStartingWith("ADMIN_PASSWORD is not acceptable: ");
        assertThat(accounts.everybody()).isEmpty();
    }

    @Test
    void createWhenAdminPasswordIsSetThenItWins() {
        accounts.environment.put("ADMIN_EMAIL", "Boss@Example.com");
        accounts.environment.put("ADMIN_PASSWORD", "from the environment");

        first.createIfNone();

        assertThat(accounts.signIn.signIn("boss@example.com", "from the environment", new Visitor("127.0.0.1", null)).user().mayEnter()).isTrue();
    }

    private void createWith(String handedOver) {
        System.setProperty(FirstAdmin.PASSWORD_PROPERTY, handedOver);
        first.createIfNone();
    }

    private Path file() {
        return folder.resolve("first-password");
    }
}
