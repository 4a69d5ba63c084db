package io.mcphub.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.type.TypeReference;
import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.audit.AuditAction;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import io.mcphub.testing.RecordedEvents;
import io.mcphub.users.TestAccounts;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private final TestAccounts accounts = new TestAccounts();
    private final Settings settings = accounts.beans.get(Settings.class);
    private final RecordedEvents<SettingsChanged> changed = accounts.beans.events(SettingsChanged.class);

    @AfterEach
    void close() {
        accounts.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"no_such_setting\":\"x\"}",
        "{\"public_base_url\":\"ftp://hub.example.com\"}",
        "{\"public_base_url\":\"https://hub.example.com/path\"}",
        "{\"public_base_url\":\"not an address\"}",
        "{\"public_base_url\":\"javascript:x\"}",
        "{\"public_base_url\":17}",
        "{\"sign_up\":\"anybody\"}",
        "{\"access_token_expire_minutes\":0}",
        "{\"access_token_expire_minutes\":1441}",
        "{\"access_token_expire_minutes\":\"15\"}",
        "{\"mcp_allowed_origins\":\"https://a.example.com/path\"}",
        "{\"trusted_proxies\":\"10.0.0.0/8, proxy.example.com\"}",
        "{\"tools_off\":\"*\"}",
        "{\"tools_off\":\"slack.messages.post; DROP\"}",
        "{\"public_base_url\":\"https://hub.example.com:99999\"}",
        "{\"public_host\":\"hub.example.com/path\"}",
        "{\"public_host\":\"two words\"}",
        "{\"public_host\":\"ftp://hub.example.com\"}",
        "{\"public_host\":\"user@hub.example.com\"}",
        "{\"public_host\":\"hub.example.com\",\"no_such_setting\":1}",
        "{\"slack_client_id\":\"a\\nb\"}",
        "{\"slack_client_id\":\"\"}",
        "{\"slack_scope_groups\":\"pins, admin\"}",
        "{\"audit_payloads\":\"true\"}"
    })
    void changeWhenNotAcceptableThenInvalidAndNothingChanges(String members) {
        assertThatThrownBy(() -> change(members)).isInstanceOf(HubException.class);
        assertThat(settings.store.all()).isEmpty();
    }

    @Test
    void changeWhenSetThenItWinsOverTheEnvironmentUntilDeleted() {
        accounts.environment.put("BASE_URL", "http://localhost:8000");
        assertThat(settings.baseUrl()).isEqualTo("http://localhost:8000");

        change("{\"public_base_url\":\"https://hub.example.com/\"}");
        assertThat(settings.baseUrl()).isEqualTo("https://hub.example.com");

        change("{\"public_base_url\":null}");
        assertThat(settings.baseUrl()).isEqualTo("http://localhost:8000");
        assertThat(accounts.audit.byStatus()).containsExactly("settings.changed OK", "settings.changed OK");
        assertThat(changed.fired).hasSize(2);
    }

    @Test
    void hostWhenSetThenReplacesThatOfTheEnvironmentUnlessTheWholeAddressIsSet() {
        accounts.environment.put("BASE_URL", "https://localhost:8000");

        change("{\"public_host\":\"hub.example.com:8443\"}");
        assertThat(settings.baseUrl()).isEqualTo("https://hub.example.com:8443");

        change("{\"public_host\":\"http://hub.example.com/\"}");
        assertThat(settings.baseUrl()).isEqualTo("http://hub.example.com");

        change("{\"public_base_url\":\"https://mcp.example.com\"}");
        assertThat(settings.baseUrl()).isEqualTo("https://mcp.example.com");
    }

    @Test
    void credentialWhenSetThenSealedInTheTableAndNeverShown() {
        change("{\"slack_client_secret\":\"hush hush\"}");

        assertThat(settings.credential("SLACK_CLIENT_SECRET").map(Secret::reveal)).hasValue("hush hush");
        assertThat(settings.store.all().get("slack_client_secret")).startsWith("v1.").doesNotContain("hush");
        assertThat(settings.overview(accounts.admin())).containsEntry("slack_client_secret", Map.of("set", true)).containsEntry("slack_client_id", Map.of("set", false));
    }

    @Test
    void credentialWhenKeyWasRotatedThenThePreviousOneStillReads() {
        change("{\"slack_client_secret\":\"hush hush\"}");
        Settings restarted = accounts.restarted().get(Settings.class);
        accounts.environment.put("TOKENS_ENCRYPTION_KEY_PREVIOUS", accounts.environment.get("TOKENS_ENCRYPTION_KEY"));
        accounts.environment.put("TOKENS_ENCRYPTION_KEY", "a new key of thirty-two characters!");

        assertThat(restarted.credential("SLACK_CLIENT_SECRET").map(Secret::reveal)).hasValue("hush hush");
    }

    @Test
    void credentialWhenSealedAgainAfterARotationThenTheNewKeyIsEnough() {
        change("{\"slack_client_secret\":\"hush hush\"}");
        accounts.environment.put("TOKENS_ENCRYPTION_KEY_PREVIOUS", accounts.environment.get("TOKENS_ENCRYPTION_KEY"));
        accounts.environment.put("TOKENS_ENCRYPTION_KEY", "a new key of thirty-two characters!");
        accounts.restarted().get(SealedSettings.class).resealAll();

        accounts.environment.remove("TOKENS_ENCRYPTION_KEY_PREVIOUS");

        assertThat(accounts.restarted().get(Settings.class).credential("SLACK_CLIENT_SECRET").map(Secret::reveal)).hasValue("hush hush");
    }

    @Test
    void flagWhenSetThenTheValueElseTheDefault() {
        assertThat(settings.flag("audit_payloads", true)).isTrue();

        change("{\"audit_payloads\":false}");

        assertThat(settings.flag("audit_payloads", true)).isFalse();
    }

    @Test
    void settingsWhenTheCallerIsNoAdminThenForbiddenAndNothingChanges() {
        Caller user = accounts.caller(accounts.person("user@example.com", Role.USER));

        assertThatThrownBy(() -> settings.change(user, Map.of("audit_payloads", true))).hasMessageContaining("FORBIDDEN");
        assertThatThrownBy(() -> settings.overview(user)).hasMessageContaining("FORBIDDEN");
        assertThat(settings.store.all()).isEmpty();
    }

    private void change(String members) {
        settings.change(accounts.admin(), Json.mapper().convertValue(Json.read(members), new TypeReference<Map<String, Object>>() {}));
    }

    @Test
    void changeWhenStoredThenTheAuditLogKnowsBeforeAndAfterButOfNoSecret() {
        settings.change(accounts.admin(), Map.of("tools_off", "slack.messages.delete"));
        settings.change(accounts.admin(), Map.of("tools_off", "slack.* , teamwork.tasks.delete"));
        settings.change(accounts.admin(), Map.of("tools_off", "slack.*,teamwork.tasks.delete"));
        settings.change(accounts.admin(), Map.of("slack_client_secret", "very-secret"));

        assertThat(settings.list("tools_off")).containsExactly("slack.*", "teamwork.tasks.delete");
        assertThat(accounts.audit.details(AuditAction.SETTINGS_CHANGED)).as("what stays the same is no change").hasSize(3);
        assertThat(accounts.audit.details(AuditAction.SETTINGS_CHANGED).get(1)).containsEntry("before", "slack.messages.delete").containsEntry("after", "slack.*,teamwork.tasks.delete");
        assertThat(accounts.audit.details(AuditAction.SETTINGS_CHANGED).get(2)).containsOnlyKeys("setting", "change");
    }

    @Test
    void changeWhenItReplacesAVariableThenTheConfigurationFollowsAtOnce() {
        ConfiguredVariables variables = accounts.beans.get(ConfiguredVariables.class);

        settings.change(accounts.admin(), Map.of("access_token_expire_minutes", 5));
        assertThat(variables.value("ACCESS_TOKEN_EXPIRE_MINUTES")).contains("5");

        Map<String, Object> back = new HashMap<>();
        back.put("access_token_expire_minutes", null);
        settings.change(accounts.admin(), back);
        assertThat(variables.value("ACCESS_TOKEN_EXPIRE_MINUTES")).isEmpty();
    }
}
