package io.mcphub.browser;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.mcphub.testing.ProviderServer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People connect accounts: at Slack over https, by a token of Slack's, and by a key of Teamwork's. */
class ConnectingIT extends InTheBrowser {
    /** Slack's own page, which asks its person. */
    private static final String ASK = "<html lang='en'><title>Slack</title><a href='{{request.query.redirect_uri}}?code=a-code&state={{request.query.state}}'>Allow</a> "
            + "<a href='{{request.query.redirect_uri}}?error=access_denied&state={{request.query.state}}'>Cancel</a></html>";

    private WireMockServer providers;

    @BeforeEach
    void answers() {
        providers = portal.providers();
        providers.stubFor(get(urlPathEqualTo("/oauth/v2/authorize")).willReturn(aResponse().withHeader("Content-Type", "text/html").withBody(ASK).withTransformers("response-template")));
        providers.stubFor(post(urlPathEqualTo("/api/oauth.v2.access")).willReturn(okJson(
                "{\"ok\":true,\"authed_user\":{\"id\":\"U000ADAEX1\",\"scope\":\"chat:write\",\"access_token\":\"xoxp-from-oauth\",\"token_type\":\"user\"},\"team\":{\"id\":\"T000TEAMX1\"}}")));
        visitor.signIn(portal.person("ada")).open("/connections");
    }

    @Test
    void slackWhenAllowedThereThenIsConnected() {
        visitor.in("Slack").click("Connect");
        visitor.sees("Allow").click("Allow");
        visitor.isAt("/connections");
        visitor.sees("Slack is connected.").in("Slack").sees("ada @ Example").sees("Connected");
    }

    @Test
    void slackWhenDeniedThereThenNothingChangesAndThePageSaysWhy() {
        visitor.in("Slack").click("Connect");
        visitor.sees("Cancel").click("Cancel");
        visitor.isAt("/connections");
        visitor.sees("did not grant access").in("Slack").seesNo("Connected");
    }

    @Test
    void slackWhenATokenIsPastedThenIsConnectedAndTheTokenIsNowhere() {
        pasteSlackToken("xoxp-pasted-in-a-browser");
        assertThat(visitor.chrome().getPageSource()).doesNotContain("xoxp-pasted-in-a-browser");
        assertThat(visitor.address()).doesNotContain("xoxp");
    }

    @Test
    void teamworkWhenAKeyIsPastedThenIsConnected() {
        providers.stubFor(get(urlPathEqualTo("/projects/api/v3/me.json")).willReturn(okJson(
                "{\"person\":{\"id\":501,\"firstName\":\"Ada\",\"lastName\":\"Example\",\"email\":\"ada@example.com\",\"timezone\":\"Europe/Berlin\"}}")));
        Part teamwork = visitor.in("Teamwork").click("Paste");
        teamwork.fill("API key", "twp_synthetic").fill("Site address", "http://" + ProviderServer.host()).click("Connect with this");
        visitor.sees("Teamwork is connected.");
    }

    @Test
    void settingsWhenSavedThenTheyAreShownAndStay() {
        pasteSlackToken("xoxp-of-the-settings");
        visitor.in("Slack").click("Settings").fill("Label", "work").choose("Tools may write", "Nowhere: they only read").click("Save");
        visitor.sees("The settings of your Slack account are saved.").in("Slack").sees("work").sees("Nowhere: they only read");
        visitor.open("/connections").in("Slack").sees("Nowhere: they only read");
    }

    @Test
    void accountWhenDisconnectedThenOnlyAfterTheQuestion() {
        pasteSlackToken("xoxp-to-be-ended");
        Part slack = visitor.in("Slack").click("Disconnect").sees("gives the access back");
        slack.click("Yes, disconnect");
        visitor.sees("Slack is disconnected.").in("Slack").seesNo("ada @ Example");
    }

    @Test
    void labelWhenItIsAScriptThenItIsShownAsText() {
        pasteSlackToken("xoxp-of-the-script");
        String script = "\"><script>window.ran=1</script><img src=x onerror=\"window.ran=1\">{{7*7}}#{7*7}";
        visitor.in("Slack").click("Settings").fill("Label", script.substring(0, 40)).click("Save");
        for (String page : new String[] {"/connections", "/"}) {
            visitor.open(page).sees("<script>window.ran=1</script>");
            assertThat(visitor.chrome().executeScript("return window.ran ?? null")).as(page).isNull();
        }
    }

    private void pasteSlackToken(String token) {
        visitor.in("Slack").click("Paste").fill("User OAuth token", token).click("Connect with this");
        visitor.sees("Slack is connected.");
    }
}
