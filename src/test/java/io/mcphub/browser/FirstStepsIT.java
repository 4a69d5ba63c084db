package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.testing.HubUser;
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

    private void call(String token) {
        SdkClient.call(portal, token, "slack_messages_post", Map.of("channel", "C000GENEX1", "text", "hello"));
    }
}
