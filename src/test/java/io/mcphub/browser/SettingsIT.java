package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An admin changes settings and sees who changed what. */
class SettingsIT extends InTheBrowser {
    @AfterEach
    void asBefore() {
        portal.admin().send("PATCH", "/api/admin/settings", "{\"audit_retention_days\":null}", 200);
    }

    @Test
    void settingWhenChangedThenItStaysAndTheHistoryHasBeforeAndAfter() {
        visitor.signInAsAdmin().open("/admin/settings").in("Audit log").fill("Delete audit entries after", "400").click("Save");
        visitor.sees("Saved.");
        visitor.in("Audit log").fill("Delete audit entries after", "500").click("Save");

        visitor.in("Who changed what").row("500").sees("audit_retention_days").sees("400").sees(portal.admin().email());
        assertThat(visitor.in("Audit log").field("Delete audit entries after").getAttribute("value")).isEqualTo("500");
        visitor.reload().seesNo("Saved.");
    }

    @Test
    void settingWhenWrongThenTheFieldSaysSoAndNothingChanges() {
        visitor.signInAsAdmin().open("/admin/settings").in("Audit log").fill("Delete audit entries after", "soon").click("Save");

        visitor.sees("must be a whole number");
        assertThat(visitor.isInvalid("Delete audit entries after")).isTrue();
        assertThat(portal.admin().get("/api/admin/settings").path("audit_retention_days").isTextual()).isFalse();
    }

    @Test
    void noticeWhenOnlyTheAddressClaimsItThenNotShown() {
        visitor.signInAsAdmin().open("/admin/settings?saved=1&receipt=saved").sees("Who changed what").seesNo("Saved.");
    }
}
