package io.mcphub.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import io.mcphub.testing.ShippedDeclarations;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SummariserTest {
    private static final SecretValues SECRETS = new SecretValues(new ShippedDeclarations().shapes());

    @Test
    void textWhenItHoldsALinkToConnectThenOnlyThePlaceStays() {
        assertThat(Summariser.text("Open https://hub.example.com/connect/AbCdEfGhIjKlMnOpQr now.", 200, SECRETS)).isEqualTo("Open https://hub.example.com/*** now.");
        assertThat(Summariser.text("Open https://hub.example.com/connections now.", 200, SECRETS)).isEqualTo("Open https://hub.example.com/connections now.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "access_token", "refreshToken", "client_secret", "password", "Authorization", "api_key", "apiKey", "cookie", "key", "code", "api_hash", "credentials"})
    void valuesWhenNameIsThatOfASecretThenRemoved(String name) {
        JsonNode summary = summary("{\"outer\":{\"%s\":\"hunter22\"},\"list\":[{\"%s\":{\"deep\":\"hunter22\"}}]}".formatted(name, name));

        assertThat(summary.toString()).doesNotContain("hunter22").contains("\"***\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mcphub_pat_abcdefghijkl", "xoxp-1234567890-abc", "xoxe.xoxp-1234567890", "Bearer abcdefghijk", "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJ1MSJ9.c2ln"})
    void valuesWhenTextContainsASecretThenRemoved(String secret) {
        assertThat(summary("{\"text\":\"use " + secret + " please\"}").path("text").asText()).startsWith("use ***").doesNotContain(secret);
    }

    @Test
    void valuesWhenHarmlessThenKept() {
        assertThat(summary("{\"channel\":\"C1\",\"limit\":3,\"next_cursor\":\"abc\"}")).isEqualTo(Json.read("{\"channel\":\"C1\",\"limit\":3,\"next_cursor\":\"abc\"}"));
    }

    @Test
    void valuesWhenStringIsLongThenCutAt200() {
        assertThat(summary("{\"text\":\"" + "a".repeat(5000) + "\"}").path("text").asText()).hasSize(200).endsWith("…");
    }

    @Test
    void valuesWhenWholeIsLargeThenNamesAndSizesWithin2Kilobytes() {
        ObjectNode large = Json.mapper().createObjectNode();
        for (int i = 0; i < 500; i++) {
            large.put("member_with_a_long_name_to_fill_the_row_quickly_" + "é".repeat(200) + i, "é".repeat(300));
        }

        String summary = Summariser.values(large, SECRETS);

        assertThat(summary.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(Summariser.MAX_WHOLE);
        assertThat(Json.read(summary).isObject()).isTrue();
    }

    @Test
    void valuesWhenNestedDeeplyThenCut() {
        assertThat(Summariser.values(Json.read("{\"a\":".repeat(60) + "1" + "}".repeat(60)), SECRETS).length()).isLessThan(100);
    }

    @Test
    void sizesWhenPayloadsAreOffThenNoContent() {
        assertThat(Json.read(Summariser.sizes(Json.read("{\"text\":\"hello\",\"parts\":[1,2],\"token\":\"abc\"}"), SECRETS)))
                .isEqualTo(Json.read("{\"text\":5,\"parts\":2,\"token\":3}"));
    }

    private static JsonNode summary(String json) {
        return Json.read(Summariser.values(Json.read(json), SECRETS));
    }
}
