package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubUser;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** How people come in: asking for an account, signing in and out, and what happens when a session has ended. */
class SignInIT extends InTheBrowser {
    @Test
    void accountWhenAskedForThenWaitsAndWorksOnceApproved() {
        String email = Portal.fresh("grace");
        visitor.open("/signup").fill("E-mail address", email).fill("Password", HubUser.PASSWORD).click("Ask for an account");
        visitor.sees("as soon as an admin has approved it");

        visitor.open("/login").fill("E-mail address", email).fill("Password", HubUser.PASSWORD).click("Sign in");
        visitor.sees("This account waits for an admin's approval.");
        assertThat(visitor.path()).isEqualTo("/login");

        approve(email);
        visitor.signIn(email, HubUser.PASSWORD).sees("Get started");
    }

    @Test
    void pageWhenNobodyIsSignedInThenSignInLeadsBackToIt() {
        HubUser ada = portal.person("ada");
        visitor.open("/tools?effect=write");
        visitor.isAt("/login");

        visitor.fill("E-mail address", ada.email()).fill("Password", HubUser.PASSWORD).click("Sign in");

        visitor.isAt("/tools");
        assertThat(visitor.address()).endsWith("/tools?effect=write");
    }

    @Test
    void passwordWhenWrongThenTheAddressStaysAndThePageSaysSo() {
        visitor.open("/login").fill("E-mail address", "nobody@example.com").fill("Password", "not the password").click("Sign in");
        visitor.until("no message", () -> !visitor.all(".notice.bad").isEmpty());
        assertThat(visitor.field("E-mail address").getAttribute("value")).isEqualTo("nobody@example.com");
        assertThat(visitor.field("Password").getAttribute("value")).isEmpty();
    }

    @Test
    void fieldWhenLeftEmptyThenItIsMarkedAndHasTheFocus() {
        visitor.open("/login").fill("E-mail address", "nobody@example.com").click("Sign in");
        visitor.sees("Please fill in this field.");
        assertThat(visitor.isInvalid("Password")).isTrue();
        assertThat(visitor.chrome().switchTo().activeElement()).isEqualTo(visitor.field("Password"));
    }

    @Test
    void signOutWhenDoneInOneTabThenTheOtherTabAsksToSignIn() {
        visitor.signIn(portal.person("ada"));
        String first = visitor.newTab();
        visitor.open("/account").click("Sign out");
        visitor.isAt("/login");
        visitor.chrome().close();

        visitor.tab(first).reload();
        visitor.isAt("/login");
    }

    @Test
    void formWhenTheSessionHasEndedMeanwhileThenSignInAndBack() {
        HubUser ada = portal.person("ada");
        visitor.signIn(ada).open("/account").fill("Name", "Ada Lovelace");
        visitor.leave();
        visitor.in("You").click("Save");
        visitor.isAt("/login");

        visitor.fill("E-mail address", ada.email()).fill("Password", HubUser.PASSWORD).click("Sign in");

        visitor.isAt("/account");
    }

    @Test
    void questionWhenTheSessionHasEndedMeanwhileThenNothingHappensAndSignInLeadsBack() {
        HubUser ada = portal.person("ada");
        ada.token("Cursor on my laptop");
        visitor.signIn(ada).open("/tokens").click("Revoke Cursor on my laptop").sees("loses its access at once");
        visitor.leave();
        visitor.click("Yes, revoke");
        visitor.isAt("/login");

        visitor.fill("E-mail address", ada.email()).fill("Password", HubUser.PASSWORD).click("Sign in");

        visitor.isAt("/tokens");
        visitor.sees("Cursor on my laptop");
    }

    @Test
    void tokenWhenRenamedInOneTabThenTheOtherShowsItAndItsOldFormStillWorks() {
        HubUser ada = portal.person("ada");
        ada.token("Cursor on my laptop");
        visitor.signIn(ada).open("/tokens");
        String first = visitor.newTab();
        visitor.open("/tokens").click("Rename Cursor on my laptop").fill("New name", "Cursor at home").click("Save");
        visitor.sees("The token has its new name.").sees("Cursor at home");
        visitor.chrome().close();

        visitor.tab(first).click("Rename Cursor on my laptop").fill("New name", "Cursor at work").click("Save");
        visitor.sees("Cursor at work").seesNo("Cursor at home");
    }

    @Test
    void tokenWhenUsingTheKeyboardAloneThenIsRevoked() {
        HubUser ada = portal.person("ada");
        ada.token("Cursor");
        visitor.signIn(ada).open("/tokens");
        tabToWords("Revoke Cursor").sendKeys(Keys.ENTER);
        press(Keys.TAB);
        assertThat(focused().getAttribute("value")).isEqualTo("Yes, revoke");
        press(Keys.ENTER);
        visitor.sees("The token is revoked.");
    }

    @Test
    void sessionWhenThereAlreadyThenTheSignInPageLeadsOn() {
        visitor.signIn(portal.person("ada")).open("/login");
        visitor.isAt("/");
    }

    @Test
    void personWhenUsingTheKeyboardAloneThenSignsInAndOpensAPage() {
        HubUser ada = portal.person("ada");
        visitor.open("/login");
        tabTo("E-mail address").sendKeys(ada.email());
        tabTo("Password").sendKeys(HubUser.PASSWORD, Keys.ENTER);
        visitor.isAt("/");

        press(Keys.TAB);
        visitor.until("the first key does not reach the way to the content, but " + focused().getAttribute("outerHTML"), () -> focused().getText().equals("Skip to the content"));
        press(Keys.ENTER);
        assertThat(focused().getAttribute("id")).isEqualTo("content");

        visitor.reload();
        WebElement tools = tabToWords("Tools");
        tools.sendKeys(Keys.ENTER);
        visitor.isAt("/tools");
    }

    private void approve(String email) {
        String id = portal.admin().get("/api/admin/users?q=" + email).get("items").get(0).get("id").asText();
        portal.admin().send("PATCH", "/api/admin/users/" + id, "{\"status\":\"approved\"}", 200);
    }

    private WebElement tabTo(String label) {
        WebElement field = visitor.field(label);
        for (int i = 0; i < 30 && !focused().equals(field); i++) {
            press(Keys.TAB);
        }
        return focused();
    }

    private WebElement tabToWords(String words) {
        for (int i = 0; i < 60 && !focused().getText().replaceAll("\\s+", " ").equals(words); i++) {
            press(Keys.TAB);
        }
        return focused();
    }

    private WebElement focused() {
        return visitor.chrome().switchTo().activeElement();
    }

    private void press(CharSequence key) {
        new org.openqa.selenium.interactions.Actions(visitor.chrome()).sendKeys(key).perform();
    }
}
