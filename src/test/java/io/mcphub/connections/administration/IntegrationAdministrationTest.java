package io.mcphub.connections.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.Role;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.Declaration;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.settings.Setting;
import io.mcphub.settings.SettingState;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.TestConfig;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class IntegrationAdministrationTest {
    private static final Caller ADMIN = Caller.person("admin", Role.ADMIN, Caller.Credential.SESSION, "s", Instant.MAX);
    private static final Caller ADA = Caller.person("ada", Role.USER, Caller.Credential.SESSION, "s", Instant.MAX);

    private final Acme acme = new Acme();
    private final Book settings = new Book();
    private final IntegrationAdministration integrations = new BeanBox().with(HubConfig.class, new TestConfig()).with(Settings.class, settings)
            .withAll(Connector.class, List.of(acme)).get(IntegrationAdministration.class);

    @Test
    void setupWhenShownThenSaysWhatToRegisterAndWhatIsMissing() {
        acme.configured = false;

        assertThat(integrations.all(ADMIN)).singleElement().satisfies(setup -> {
            assertThat(setup.redirectUri()).isEqualTo("https://hub.example.com/oauth/acme/callback");
            assertThat(setup.manifest()).isEqualTo("address: https://hub.example.com");
            assertThat(setup.settings()).extracting(SettingState::name).containsExactly("acme_client_id", "acme_verbose");
            assertThat(setup.problems()).extracting(ConnectProblem::code).containsExactly("not_configured");
        });
    }

    @Test
    void setupWhenTheHubHasNoHttpsThenThatIsAProblemToo() {
        acme.configured = false;
        settings.baseUrl = "http://localhost:8000";

        assertThat(integrations.all(ADMIN).get(0).problems()).extracting(ConnectProblem::code).containsExactly("not_configured", "https_required");
    }

    @Test
    void setupWhenWrittenAsJsonThenHasNoSecret() {
        assertThat(Json.write(integrations.all(ADMIN))).contains("\"source\":\"setting\"").doesNotContain("hidden");
    }

    @Test
    void checkWhenSomethingIsMissingThenTheProviderIsNotAsked() {
        acme.configured = false;

        assertThat(integrations.check(ADMIN, "acme").asked()).isFalse();
        assertThat(acme.asked).isNull();
    }

    @Test
    void checkWhenTheProviderAcceptsThenNoProblem() {
        assertThat(integrations.check(ADMIN, "acme")).isEqualTo(new IntegrationCheck(true, List.of()));
        assertThat(acme.asked).isEqualTo("https://hub.example.com/oauth/acme/callback");
    }

    @Test
    void checkWhenTheProviderRefusesThenItsReason() {
        acme.refusal = HubException.of(Problem.UPSTREAM_REFUSED, "Wrong secret.");

        assertThat(integrations.check(ADMIN, "acme").problems()).containsExactly(new ConnectProblem("provider_refused", "Wrong secret."));
    }

    @Test
    void checkWhenTheProviderIsDownThenThatIsNotARefusal() {
        acme.refusal = HubException.of(Problem.UPSTREAM_UNAVAILABLE, "Down.");

        assertThat(integrations.check(ADMIN, "acme").problems()).extracting(ConnectProblem::code).containsExactly("provider_unreachable");
    }

    @Test
    void changeWhenDeclaredThenStoredInTheFormOfTheSetting() {
        Map<String, @Nullable String> texts = new HashMap<>(Map.of("acme_verbose", "true"));
        texts.put("acme_client_id", null);

        integrations.change(ADMIN, "acme", texts);

        assertThat(settings.changed).containsEntry("acme_verbose", true).containsEntry("acme_client_id", null);
    }

    @Test
    void changeWhenItIsAnothersSettingThenInvalidAndNothingChanges() {
        assertThatThrownBy(() -> integrations.change(ADMIN, "acme", Map.of("public_base_url", "https://evil.example"))).isInstanceOf(HubException.class).hasMessageContaining("no such setting");
        assertThat(settings.changed).isEmpty();
    }

    @Test
    void anythingWhenAMemberTriesThenForbidden() {
        assertThat(List.<Runnable>of(() -> integrations.all(ADA), () -> integrations.check(ADA, "acme"), () -> integrations.change(ADA, "acme", Map.of())))
                .allSatisfy(act -> assertThat(catchThrowableOfType(HubException.class, act::run).problem()).isEqualTo(Problem.FORBIDDEN));
    }

    private static final class Book extends Settings {
        String baseUrl = "https://hub.example.com";
        Map<String, @Nullable Object> changed = Collections.emptyMap();

        @Override
        public String baseUrl() {
            return baseUrl;
        }

        @Override
        public List<SettingState> states(Caller caller, List<Setting> wanted) {
            return wanted.stream().map(setting -> new SettingState(setting.name(), "secret", setting.help(), "setting", null)).toList();
        }

        @Override
        public void change(Caller caller, Map<String, @Nullable Object> values) {
            changed = values;
        }
    }

    private static final class Acme implements Connector {
        boolean configured = true;
        @Nullable String asked;
        @Nullable HubException refusal;

        @Override
        public String id() {
            return "acme";
        }

        @Override
        public String displayName() {
            return "Acme";
        }

        @Override
        public String description() {
            return "Rockets.";
        }

        @Override
        public Declaration declaration() {
            return new Declaration(List.of(new Setting("acme_client_id", Setting.Kind.SECRET, "Client ID"), new Setting("acme_verbose", Setting.Kind.FLAG, "Say more")), Optional.empty());
        }

        @Override
        public List<String> connect() {
            return List.of("oauth");
        }

        @Override
        public boolean configured() {
            return configured;
        }

        @Override
        public boolean oauthConfigured() {
            return configured;
        }

        @Override
        public boolean httpsOnly() {
            return true;
        }

        @Override
        public boolean checkApp(String redirectUri) {
            asked = redirectUri;
            if (refusal != null) {
                throw refusal;
            }
            return true;
        }

        @Override
        public Optional<String> manifest(String baseUrl) {
            return Optional.of("address: " + baseUrl);
        }
    }
}
