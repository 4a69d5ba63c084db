package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubUser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People connect Telegram as themselves, by phone and by QR code, and say what their AI may read. */
class TelegramIT extends InTheBrowser {
    private HubUser ada;

    @BeforeEach
    void signIn() {
        ada = portal.person("ada");
        // Other tests fill every field of the settings, these too.
        portal.admin().send("PATCH", "/api/admin/settings", "{\"telegram_api_id\":null,\"telegram_api_hash\":null}", 200);
        visitor.signIn(ada).open("/connections");
    }

    @Test
    void phoneWhenCodeAndPasswordAreRightThenIsConnectedAndNothingOfThemIsShown() {
        number("+99 966 555 127");
        visitor.fill("Code", "11111").click("Continue").sees("not the code");
        visitor.fill("Code", "12345").click("Continue");
        visitor.sees("two-step verification").sees("pet").fill("Password", "hunter2").click("Continue");

        connected();
        assertThat(visitor.chrome().getPageSource()).doesNotContain("hunter2", "555127");
    }

    @Test
    void qrCodeWhenScannedThenThePageGoesOnByItself() throws IOException {
        Set<Path> before = portal.telegramSessions();
        visitor.in("Telegram").click("Scan a QR code");
        visitor.sees("Link Desktop Device");
        assertThat(visitor.all(".qr svg")).hasSize(1);

        for (Path session : portal.telegramSessions()) {
            if (!before.contains(session)) {
                Files.createFile(session.resolve("scanned"));
            }
        }
        connected();
    }

    @Test
    void clientWhenTheAccountIsConnectedThenReadsAndSends() {
        number("+99 966 555 657");
        visitor.fill("Code", "12345").click("Continue").sees("two-step verification").fill("Password", "hunter2").click("Continue");
        connected();
        String token = ada.token("a client");

        assertThat(SdkClient.call(portal, token, "telegram_messages_history", Map.of("chat", "Bob"))).contains("hello 5", "hello 1");
        assertThat(SdkClient.call(portal, token, "telegram_messages_send", Map.of("chat", "Bob", "text", "Good morning"))).contains("Bob").doesNotContain("queued");
    }

    @Test
    void reachWhenItIsSetThenTheCardShowsIt() {
        number("+99 966 555 656");
        visitor.fill("Code", "12345").click("Continue");
        connected();

        visitor.in("Telegram").click("Settings").choose("Tools may read", "Only these chats and folders").fill("Only these chats and folders", "Team\nfolder:Work").click("Save");

        visitor.sees("The settings of your Telegram account are saved.").in("Telegram").sees("Only here:").sees("Team").sees("folder:Work");
        assertThat(ada.get("/integrations").findValue("reads").toString()).isEqualTo("[\"Team\",\"folder:Work\"]");
    }

    @Test
    void reachWhenNothingIsNamedThenTheFormSaysSo() {
        number("+99 966 555 658");
        visitor.fill("Code", "12345").click("Continue");
        connected();

        visitor.in("Telegram").click("Settings").choose("Tools may read", "Only these chats and folders").click("Save");

        visitor.sees("Name 1 to 100").in("Telegram").sees("Tools may read");
        assertThat(ada.get("/integrations").findValue("reads").asText()).isEqualTo("all");
    }

    private void number(String number) {
        visitor.in("Telegram").click("Sign in with your phone number");
        visitor.sees("Phone number").fill("Phone number", number).click("Continue");
        visitor.sees("Telegram sent a code");
    }

    private void connected() {
        visitor.sees("Telegram is connected.").in("Telegram").sees("Ada Tester (@ada_t)").sees("Connected");
    }
}
