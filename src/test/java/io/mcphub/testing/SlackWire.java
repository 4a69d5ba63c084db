package io.mcphub.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.util.Map;

/** Slack's wire for tests of the whole hub: one workspace, one person, one channel that takes posts. */
public final class SlackWire {
    private static final Map<String, String> ANSWERS = Map.of(
            "auth.test", "{\"ok\":true,\"url\":\"https://example.slack.com/\",\"team\":\"Example\",\"user\":\"ada\",\"team_id\":\"T000TEAMX1\",\"user_id\":\"U000ADAEX1\"}",
            "auth.revoke", "{\"ok\":true,\"revoked\":true}",
            "chat.postMessage", "{\"ok\":true,\"channel\":\"C000GENEX1\",\"ts\":\"1767261600.000100\",\"message\":{\"text\":\"hello\"}}",
            "chat.getPermalink", "{\"ok\":true,\"channel\":\"C000GENEX1\",\"permalink\":\"https://example.slack.com/archives/C000GENEX1/p1767261600000100\"}",
            "conversations.info", "{\"ok\":true,\"channel\":{\"id\":\"C000GENEX1\",\"name\":\"general\",\"is_channel\":true,\"is_member\":true}}",
            "conversations.list", channels(),
            "users.conversations", channels());

    private SlackWire() {}

    /** The server of the providers, which answers as Slack and nothing else. */
    public static WireMockServer take() {
        WireMockServer server = ProviderServer.take();
        ANSWERS.forEach((method, answer) -> server.stubFor(post(urlPathEqualTo("/api/" + method)).willReturn(okJson(answer))));
        return server;
    }

    private static String channels() {
        return "{\"ok\":true,\"channels\":[{\"id\":\"C000GENEX1\",\"name\":\"general\",\"is_channel\":true,\"is_member\":true}],\"response_metadata\":{\"next_cursor\":\"\"}}";
    }
}
