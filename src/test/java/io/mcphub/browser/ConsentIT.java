package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mcphub.testing.HubUser;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An app asks a person for access. */
class ConsentIT extends InTheBrowser {
    private Furniture furniture;
    private String client;

    @BeforeAll
    void register() {
        furniture = new Furniture();
        client = furniture.register("<b>Example</b> Chat");
    }

    @Test
    void accessWhenAllowedThenTheAppGetsACode() {
        visitor.signIn(portal.person("ada")).open(furniture.authorize(client)).sees("wants to use MCP Hub for you");
        visitor.click("Allow");
        visitor.until("no answer", () -> visitor.address().startsWith(Furniture.REDIRECT));
        assertThat(visitor.address()).contains("code=", "state=synthetic").doesNotContain("error=");
    }

    @Test
    void accessWhenDeniedThenTheAppIsToldAndGetsNothing() {
        visitor.signIn(portal.person("ada")).open(furniture.authorize(client)).sees("wants to use MCP Hub for you");
        visitor.click("Deny");
        visitor.until("no answer", () -> visitor.address().startsWith(Furniture.REDIRECT));
        assertThat(visitor.address()).contains("error=access_denied").doesNotContain("code=");
    }

    @Test
    void accessWhenEndedOnThePageOfAppsThenTheAppIsRefused() {
        String app = furniture.register("Ending Chat");
        visitor.signIn(portal.person("ada")).open(furniture.authorize(app)).click("Allow");
        visitor.until("no answer", () -> visitor.address().startsWith(Furniture.REDIRECT));
        String token = furniture.redeem(app, visitor.address().replaceAll(".*[?&]code=([^&]+).*", "$1"));
        assertThat(furniture.call(token, "hub.integrations.list", Map.of()).at("/result/isError").asBoolean()).isFalse();

        visitor.open("/tokens").in("Authorised apps").click("End access Ending Chat").click("Yes, end its access");

        visitor.sees("The app has no access any more.");
        assertThatThrownBy(() -> furniture.call(token, "hub.integrations.list", Map.of())).hasMessageContaining("401");
    }

    @Test
    void nameWhenItIsMarkupThenItIsShownAsText() {
        visitor.signIn(portal.person("ada")).open(furniture.authorize(client)).sees("<b>Example</b> Chat");
    }

    @Test
    void strangerWhenAskedThenSignsInFirstAndComesBackToTheQuestion() {
        HubUser ada = portal.person("ada");
        visitor.open(furniture.authorize(client));
        visitor.isAt("/login");
        visitor.fill("E-mail address", ada.email()).fill("Password", HubUser.PASSWORD).click("Sign in");
        visitor.isAt("/oauth/consent");
        visitor.sees(ada.email());
    }
}
