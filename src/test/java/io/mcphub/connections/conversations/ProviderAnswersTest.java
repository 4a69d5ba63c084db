package io.mcphub.connections.conversations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.time.Instant;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider answers while an account is connected may be anything. */
class ProviderAnswersTest {
    private static final Instant LATER = Instant.parse("2026-11-25T08:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"x\r\ny", "é", "a b", "\u007F"})
    void tokenWhenItCannotGoIntoAHeaderThenRefused(String token) {
        assertRefused(() -> account("a", "Ada", token));
        assertRefused(() -> RenewedToken.of(token, null, null, LATER));
    }

    @Test
    void accountWhenItHasNoIdThenRefused() {
        assertRefused(() -> account(" ", "Ada", "token"));
    }

    @ParameterizedTest
    @CsvSource({"'', a", "'\u3164', a", "'x\u202Ey', x[U+202E]y"})
    void nameWhenNothingOrSomethingDeceivingThenVisible(String name, String shown) {
        assertThat(account("a", name, "token").accountName()).isEqualTo(shown);
    }

    @Test
    void nameWhenEndlessThenCut() {
        assertThat(account("a", "😀".repeat(3000), "token").accountName()).isEqualTo("😀".repeat(199) + "…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "JavaScript://%0aalert(1)", "data:text/html,x", "file:///etc/passwd", "no scheme", "//example.com", "https://example.com/\u202E", "https://example.com/ x"})
    void linkWhenABrowserMustNotOpenItThenRefused(String link) {
        assertRefused(() -> Step.qr(null, link, LATER));
    }

    @Test
    void linkWhenTooLongForACodeThenRefused() {
        String longest = "https:" + "x".repeat(2000);

        assertThat(QrImage.svg(Step.qr(null, longest, LATER).link())).startsWith("<svg");
        assertRefused(() -> Step.qr(null, longest + "x", LATER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tg://login?token=abc", "https://example.com/login#x"})
    void linkWhenOfAProviderThenShown(String link) {
        assertThat(Step.qr(null, link, LATER).link()).isEqualTo(link);
    }

    private static ConnectedAccount account(String id, String name, String token) {
        return new ConnectedAccount(id, name, Secret.of(token), null, null, Map.of());
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThat(catchThrowableOfType(HubException.class, call).problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
    }
}
