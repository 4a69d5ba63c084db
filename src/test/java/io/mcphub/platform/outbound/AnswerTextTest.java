package io.mcphub.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import okhttp3.Credentials;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTextTest {
    private static final String KEY = "twpkeyabc";
    private static final Request REQUEST = new Request.Builder().url("https://example.com/me").header("Authorization", Credentials.basic(KEY, "x")).build();

    @Test
    void isJsonWhenAByteOrderMarkIsBeforeItThenYesAndItsMembersAreNamed() {
        String json = "\uFEFF{\"access_token\":\"topsecretvalue1234\"}";

        assertThat(AnswerText.isJson(null, json.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(AnswerText.members(json)).isEqualTo("the members access_token");
    }

    @Test
    void membersWhenANameLooksLikeASecretThenLeftOut() {
        assertThat(AnswerText.members("{\"xoxp-12345678-abcdef\":1,\"next_page_cursor_of_items\":2}")).isEqualTo("the members …, next_page_cursor_of_items");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "access_token=xoxp-1234567890-abcdefghijkl&token_type=bearer|access_token=…&token_type=…",
        "client_secret: hunter2 <b>|client_secret: … <b>",
        "see eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0 there|see ….… there",
        "Invalid API key twpkeyabc|Invalid API key …",
        "<h1>502 Bad Gateway</h1> internationalization|<h1>502 Bad Gateway</h1> internationalization"
    })
    void startWhenSecretsAreInItThenLeftOut(String answer, String shown) {
        assertThat(AnswerText.start(REQUEST, answer.getBytes(StandardCharsets.UTF_8), null)).isEqualTo(shown);
    }
}
