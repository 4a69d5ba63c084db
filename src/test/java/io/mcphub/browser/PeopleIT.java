package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An admin lets people in, by approval and by invitation, and sees to it that others cannot. */
class PeopleIT extends InTheBrowser {
    private Visitor other;

    @BeforeAll
    void another() {
        other = Visitor.arrives();
    }

    @AfterAll
    void gone() {
        other.close();
    }

    @Test
    void requestWhenMadeThenTheAdminsBadgeAppearsByItselfAndApprovalLetsIn() {
        visitor.signInAsAdmin();
        int waiting = waiting();
        String email = Portal.fresh("grace");
        other.leave().open("/signup").fill("E-mail address", email).fill("Password", HubUser.PASSWORD).click("Ask for an account");
        other.isAt("/login");

        visitor.until("no badge", () -> waiting() == waiting + 1);
        visitor.open("/admin/users?status=pending").row(email).click(email);
        visitor.sees("Waits").click("Approve");
        visitor.sees("Approved");

        other.signIn(email, HubUser.PASSWORD).sees("Get started");
    }

    @Test
    void requestWhenRejectedThenThePersonReadsTheReason() {
        String email = Portal.fresh("mallory");
        other.leave().open("/signup").fill("E-mail address", email).fill("Password", HubUser.PASSWORD).click("Ask for an account");
        other.isAt("/login");
        visitor.signInAsAdmin().open("/admin/users?q=" + email).click(email);
        visitor.in("Reject").fill("Reason", "We do not know you <b>yet</b>.").click("Reject");
        visitor.sees("Rejected");

        other.open("/login").fill("E-mail address", email).fill("Password", HubUser.PASSWORD).click("Sign in");
        other.sees("We do not know you <b>yet</b>.");
    }

    @Test
    void invitationWhenOpenedThenMakesAnAccountOnceAndItsCodeIsInNoAddress() {
        visitor.signInAsAdmin().open("/admin/users").in("Invite somebody").click("Make a link");
        visitor.sees("Send this link");
        String link = visitor.all("#invitation-link").get(0).getText();
        assertThat(link).startsWith(portal.address() + "/invite#");

        other.leave();
        String email = Portal.fresh("invited");
        accept(link, email);
        other.isAt("/");
        other.sees(email).sees("Get started");

        other.leave();
        accept(link, Portal.fresh("second"));
        other.until("no refusal", () -> !other.all(".notice.bad, .problem").isEmpty());
        assertThat(other.path()).isEqualTo("/invite");
    }

    @Test
    void personWhenBlockedThenTheOpenPageLeadsToSignIn() {
        HubUser bob = portal.person("bob");
        other.leave().signIn(bob);
        visitor.signInAsAdmin().open("/admin/users?id=" + bob.id()).in("Access").click("Block");
        visitor.sees("Blocked");

        other.open("/tools");
        other.isAt("/login");
    }

    @Test
    void pagesOfAdminsWhenAMemberOpensThemThenTheyAreNotThere() {
        visitor.signIn(portal.person("ada"));
        assertThat(visitor.offers("People")).isFalse();
        visitor.open("/admin/users");
        assertThat(visitor.text()).doesNotContain("Invite somebody", "example.com Approved");
    }

    private void accept(String link, String email) {
        other.open(link);
        other.until("the code is still in the address", () -> !other.address().contains("#"));
        other.fill("E-mail address", email).fill("Password", HubUser.PASSWORD).click("Make the account");
    }

    private int waiting() {
        String number = String.valueOf(visitor.chrome().executeScript("return document.querySelector('[data-live=waiting] [data-number]').textContent")).trim();
        return number.isEmpty() ? 0 : Integer.parseInt(number);
    }
}
