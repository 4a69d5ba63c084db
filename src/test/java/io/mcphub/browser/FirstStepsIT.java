package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.testing.HubUser;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a new member, from an empty home page to an AI that calls tools, and back: the page, a real MCP client, Slack's wire. */
class FirstStepsIT extends InTheBrowser {
    private HubUser ada;

    @BeforeEach
    void start() {
        portal.providers();
        ada = portal.person("ada");
        visitor.signIn(ada);
    }

    @Test
    void stepsWhenTakenThenEachTicksOnTheOpenPageAndTheCallAppears() {
        visitor.sees("Get started").sees("Your AI has not called a tool yet");
        String home = visitor.newTab();
        connectSlack();
        String token = createToken("Cursor on my laptop");
        call(token);
        visitor.chrome().close();

        visitor.tab(home).until("a step is open", () -> visitor.all(".step.done").size() == 3);
        visitor.reload().seesNo("Get started").in("Latest calls").sees("slack.messages.post").sees("Worked");
    }

    @Test
    void tokenWhenCreatedThenItStandsInTheTextToCopyAndOnlyOnce() {
        String token = createToken("Cursor on my laptop");

        assertThat(visitor.all("#config").get(0).getText()).contains(token, portal.address() + "/mcp");
        assertThat(visitor.address()).doesNotContain(token);
        visitor.open("/tokens").sees("Cursor on my laptop");
        assertThat(visitor.chrome().getPageSource()).doesNotContain(token);
    }

    @Test
    void tokenWhenRevokedThenTheClientIsRefused() {
        connectSlack();
        String token = createToken("Cursor on my laptop");
        call(token);

        visitor.open("/tokens").click("Revoke Cursor on my laptop").sees("loses its access at once").click("Yes, revoke");

        visitor.sees("The token is revoked.");
        assertThatThrownBy(() -> call(token)).hasStackTraceContaining("Authorization error");
    }

    @Test
    void activityWhenAToolIsCalledThenTheOpenListShowsItByItself() {
        connectSlack();
        String token = createToken("Cursor on my laptop");
        visitor.open("/activity").seesNo("slack.messages.post");

        call(token);

        visitor.until("the list is old", () -> visitor.text().contains("slack.messages.post"));
    }

    private void connectSlack() {
        visitor.open("/connections").in("Slack").click("Paste").fill("User OAuth token", "xoxp-of-the-first-steps").click("Connect with this");
        visitor.sees("Slack is connected.");
    }

    private String createToken(String name) {
        visitor.open("/connect-ai?client=cursor").click("Bearer JSON").click("Create a token").fill("Name", name).click("Create token");
        visitor.sees("It is shown only now.");
        return visitor.all("#secret").get(0).getText();
    }

    /** As Cursor does it. */
    private void call(String token) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(portal.hub().uri().toString())
                .endpoint("/mcp")
                .httpRequestCustomizer((request, method, uri, body, context) -> request.header("Authorization", "Bearer " + token))
                .build();
        try (McpSyncClient client = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(20)).build()) {
            client.initialize();
            String tool = client.listTools().tools().stream().map(McpSchema.Tool::name).filter(n -> n.equals("slack_messages_post")).findFirst().orElseThrow();
            McpSchema.CallToolResult result = client.callTool(McpSchema.CallToolRequest.builder(tool).arguments(Map.of("channel", "C000GENEX1", "text", "hello")).build());
            assertThat(result.isError()).as(String.valueOf(result.content())).isNotEqualTo(Boolean.TRUE);
        }
    }
}
