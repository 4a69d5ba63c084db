package io.mcphub.ui.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.clients.ClientConfigs;
import io.mcphub.clients.McpClient;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.ui.FakeBrowser;
import io.mcphub.ui.FakeSettings;
import io.mcphub.ui.tokens.TokenForm;
import java.util.Arrays;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectAiViewTest {
    private final FakeBrowser browser = new FakeBrowser();
    private @Nullable String created;

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "-, -, chatgpt, chatgpt, false", "cursor, -, cursor, cursor, true", "cursor, oauth, cursor, cursor, false", "cursor-link, oauth, cursor, cursor, false", "claude, -, claude, claude, false",
        "claude-desktop, oauth, claude-desktop, claude, true", "netscape, -, other, other, true", "chatgpt, token, chatgpt, chatgpt, false"
    })
    void viewWhenTheAddressNamesClientAndWayThenThatTabAndConfig(@Nullable String client, @Nullable String auth, String shown, String tab, boolean withToken) {
        ConnectAiView view = view("https://hub.example.com", client, auth);

        assertThat(view.getConfig().client()).isEqualTo(shown);
        assertThat(view.getTab().id()).isEqualTo(tab);
        assertThat(view.isWithToken()).isEqualTo(withToken);
        assertThat(view.getConfig().text().contains(ClientConfigs.PLACEHOLDER)).isEqualTo(withToken);
    }

    @Test
    void configWhenATokenWasJustCreatedThenItStandsInTheText() {
        created = "mcphub_pat_1";

        assertThat(view("https://hub.example.com", "windsurf", null).getConfig().text()).contains("Bearer mcphub_pat_1").doesNotContain(ClientConfigs.PLACEHOLDER);
    }

    @ParameterizedTest
    @CsvSource({
        "https://hub.example.com, chatgpt, ''", "http://localhost:8000, chatgpt, cloud", "https://hub.local, claude, cloud", "http://hub.example.com, chatgpt, cloud",
        "http://localhost:8000, cursor, local", "http://hub.example.com, cursor, plain", "https://hub.local, cursor, ''", "https://hub.example.com, cursor, ''"
    })
    void warningWhenTheClientCannotReachTheHubThenWhy(String base, String client, String expected) {
        assertThat(view(base, client, null).getWarning()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"cursor, /connect-ai?client=cursor, /connect-ai?client=cursor&auth=oauth", "claude, /connect-ai?client=claude-desktop, /connect-ai?client=claude", "claude-desktop, /connect-ai?client=claude-desktop, /connect-ai?client=claude"})
    void waysWhenThereAreTwoThenEachHasItsAddress(String client, String token, String oauth) {
        ConnectAiView view = view("https://hub.example.com", client, null);

        assertThat(view.isTwoWays()).isTrue();
        assertThat(view.getTokenPath()).isEqualTo(token);
        assertThat(view.getOauthPath()).isEqualTo(oauth);
    }

    @ParameterizedTest
    @MethodSource("shown")
    void textsWhenAClientIsShownThenItHasAllOfThem(McpClient client) {
        ResourceBundle texts = ResourceBundle.getBundle("io.mcphub.ui.ai", Locale.ENGLISH, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));

        assertThat(texts.keySet()).contains("open." + client.id(), "paste." + client.format());
        assertThat(texts.containsKey("then." + client.id() + ".token")).isEqualTo(client.takesToken());
        assertThat(texts.containsKey("then." + client.id() + ".oauth")).isEqualTo(client.signsIn());
        assertThat(texts.containsKey("name." + client.id())).isEqualTo(client != McpClient.CLAUDE_DESKTOP);
    }

    static Stream<McpClient> shown() {
        return Arrays.stream(McpClient.values()).filter(client -> client != McpClient.CURSOR_LINK);
    }

    private ConnectAiView view(String base, @Nullable String client, @Nullable String auth) {
        browser.parameters.put("client", client);
        browser.parameters.put("auth", auth);
        ConnectAiView view = new ConnectAiView();
        view.browser = browser;
        view.configs = new BeanBox().with(Settings.class, new FakeSettings(base)).get(ClientConfigs.class);
        view.token = new TokenForm() {
            @Override
            public @Nullable String getValue() {
                return created;
            }
        };
        return view;
    }
}
