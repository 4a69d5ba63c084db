package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.HubUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who are signed in look the REST API up, and try it as themselves. */
class ReferenceIT extends InTheBrowser {
    private HubUser ada;

    @BeforeEach
    void signIn() {
        ada = portal.person("ada");
        visitor.signIn(ada);
    }

    @AfterEach
    void switchOn() {
        portal.admin().send("PATCH", "/api/admin/settings", "{\"api_reference\":null}", 200);
    }

    @Test
    void docsWhenADoorIsTriedThenItAnswersAsThePerson() {
        visitor.open("/docs").until("no doors", () -> visitor.all(".opblock").size() > 40);

        visitor.chrome().executeScript("document.querySelector('[data-path=\"/auth/me\"]').closest('.opblock').querySelector('button').click()");
        visitor.until("no door is open", () -> !visitor.all(".try-out__btn").isEmpty());
        visitor.all(".try-out__btn").get(0).click();
        visitor.all(".execute").get(0).click();

        String answer = ".live-responses-table tbody ";
        visitor.until("no answer", () -> !visitor.all(answer + ".response-col_status").isEmpty());
        assertThat(visitor.all(answer + ".response-col_status").get(0).getText()).startsWith("200");
        assertThat(visitor.all(answer + ".response-col_description").get(0).getText()).contains(ada.email());
    }

    @Test
    void redocWhenOpenedThenShowsTheDoors() {
        visitor.open("/redoc").until("no doors", () -> visitor.text().contains("/integrations/{integration}"));
    }

    @Test
    void pagesWhenAnAdminSwitchesThemOffThenNeitherTheyNorTheirDocumentAreThere() {
        portal.admin().send("PATCH", "/api/admin/settings", "{\"api_reference\":false}", 200);

        visitor.open("/docs").sees("switched off");
        assertThat(visitor.all("#api")).isEmpty();
        visitor.open("/redoc").sees("switched off");
        visitor.open("/docs/openapi");
        assertThat(visitor.text()).doesNotContain("openapi:", "\"openapi\"");
    }
}
