package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.connections.ConnectionChange;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.Way;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.connections.credentials.WritePolicy;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.settings.Settings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationsResourceTest {
    private final IntegrationsResource resource = new IntegrationsResource();
    private final List<String> stored = new ArrayList<>();

    @BeforeEach
    void wire() {
        resource.caller = new CurrentCaller();
        resource.caller.set(Caller.person("user-1", Role.USER, Caller.Credential.LOGIN_TOKEN, "jti-1", Instant.MAX));
        resource.conversations = new Conversations() {
            @Override
            public IntegrationSummary paste(Caller caller, String integration, PastedToken pasted, @Nullable String label) {
                stored.add(integration + " " + pasted.token().reveal() + " " + label + (pasted.fields().isEmpty() ? "" : " " + pasted.fields()));
                return entry();
            }
        };
        resource.connections = new Connections() {
            @Override
            public IntegrationSummary change(Caller caller, String integration, String connectionId, ConnectionChange change) {
                stored.add(integration + " " + connectionId + " " + change.relabel() + " " + change.label() + " " + change.makeDefault() + " "
                        + (change.writes() == null ? null : change.writes().wire()));
                return entry();
            }

            @Override
            public void disconnect(Caller caller, String integration, @Nullable String connectionId) {
                stored.add("disconnect " + integration + " " + connectionId);
            }
        };
    }

    private static IntegrationSummary entry() {
        ConnectionSummary connection = new ConnectionSummary("c1", null, "ada @ Demo", true, "ok", Instant.parse("2026-01-15T09:00:00Z"), WritePolicy.ALL);
        return new IntegrationSummary("slack", "Slack", "Messages.", List.of("oauth", "token"), List.of(new Way("oauth", "Sign in at Slack")), true, null, List.of(connection));
    }

    @Test
    void entryWhenWrittenThenTheContractsMembers() {
        assertThat(Json.write(entry()))
                .isEqualTo("{\"id\":\"slack\",\"display_name\":\"Slack\",\"description\":\"Messages.\",\"connect\":[\"oauth\",\"token\"],\"ways\":[{\"id\":\"oauth\",\"label\":\"Sign in at Slack\"}],\"configured\":true,"
                        + "\"connections\":[{\"id\":\"c1\",\"label\":null,\"account\":\"ada @ Demo\",\"default\":true,\"status\":\"ok\",\"connected_at\":\"2026-01-15T09:00:00Z\",\"writes\":\"all\"}]}");
    }

    @Test
    void tokenWhenPastedWithSpaceThenStripped() {
        resource.token("slack", body("{\"token\":\" xoxp-1\\n\",\"label\":\" work \"}"));
        assertThat(stored).containsExactly("slack xoxp-1 work");
    }

    @Test
    void tokenWhenFurtherMembersThenPassedOnAsTexts() {
        resource.token("teamwork", body("{\"token\":\"twp_1\",\"site_url\":\"https://demo.teamwork.com\"}"));
        assertThat(stored).containsExactly("teamwork twp_1 null {site_url=https://demo.teamwork.com}");
        assertThat(catchThrowableOfType(HubException.class, () -> resource.token("teamwork", body("{\"token\":\"twp_1\",\"site_url\":5}"))).field()).contains("site_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a b", "a\r\nX-Evil: 1", "t\u00f6ken"})
    void tokenWhenItCannotBeOneThenInvalidAndNothingIsAsked(String token) {
        HubException e = catchThrowableOfType(HubException.class, () -> resource.token("slack", body(Json.write(Map.of("token", token)))));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(stored).isEmpty();
    }

    @Test
    void tokenWhenNoBodyOrLongLabelThenInvalid() {
        assertThat(catchThrowableOfType(HubException.class, () -> resource.token("slack", body("{}"))).field()).contains("token");
        InputStream longLabel = body(Json.write(Map.of("token", "xoxp-1", "label", "l".repeat(101))));
        assertThat(catchThrowableOfType(HubException.class, () -> resource.token("slack", longLabel)).field()).contains("label");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", "{} trailing", "{\"token\":\"a\",\"token\":\"b\"}", "null"})
    void bodyWhenNotOneObjectThenUnreadableAndNothingHappens(String json) {
        assertThat(catchThrowableOfType(HubException.class, () -> resource.token("slack", body(json))).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(catchThrowableOfType(HubException.class, () -> resource.disconnect("slack", body(json))).problem()).isEqualTo(Problem.UNREADABLE);
        assertThat(stored).isEmpty();
    }

    @Test
    void memberWhenOfTheWrongKindThenInvalidAndNamed() {
        assertThat(catchThrowableOfType(HubException.class, () -> resource.token("slack", body("{\"token\":\"xoxp-1\",\"label\":5}"))).field()).contains("label");
        assertThat(catchThrowableOfType(HubException.class, () -> resource.disconnect("slack", body("{\"connection_id\":5}"))).field()).contains("connection_id");
        assertThat(stored).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|slack c1 false null false null",
        "{'label':' work '}|slack c1 true work false null",
        "{'label':null}|slack c1 true null false null",
        "{'default':true}|slack c1 false null true null",
        "{'writes':'none','label':''}|slack c1 true null false none",
        "{'writes':'all'}|slack c1 false null false all",
        "{'writes':['#general',' C012 ','C012']}|slack c1 false null false [#general, C012]"
    })
    void changeWhenMembersAreGivenThenThose(String json, String expected) {
        resource.change("slack", "c1", body(json.replace('\'', '"')));
        assertThat(stored).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'lable':'x'}|lable",
        "{'default':false}|default",
        "{'default':null}|default",
        "{'default':'yes'}|default",
        "{'label':5}|label",
        "{'label':'a\\nb'}|label",
        "{'writes':null}|writes",
        "{'writes':'some'}|writes",
        "{'writes':[]}|writes",
        "{'writes':['#']}|writes",
        "{'writes':[5]}|writes",
        "{'writes':{}}|writes"
    })
    void changeWhenAMemberIsWrongThenInvalidAndNamed(String json, String field) {
        HubException e = catchThrowableOfType(HubException.class, () -> resource.change("slack", "c1", body(json.replace('\'', '"'))));
        assertThat(e.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(e.field()).contains(field);
        assertThat(stored).isEmpty();
    }

    @Test
    void bodyWhenHugeThenTooLarge() {
        String huge = Json.write(Map.of("connection_id", "x".repeat(70_000)));
        assertThat(catchThrowableOfType(HubException.class, () -> resource.disconnect("slack", body(huge))).problem()).isEqualTo(Problem.TOO_LARGE);
    }

    @Test
    void disconnectWhenWithoutBodyThenTheOnlyConnection() {
        resource.disconnect("slack", body(""));
        assertThat(stored).containsExactly("disconnect slack null");
    }

    private static InputStream body(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void configWhenReadThenAPlaceholderInsteadOfAToken() {
        McpConfigResource config = new McpConfigResource();
        config.caller = resource.caller;
        config.settings = new Settings() {
            @Override
            public String baseUrl() {
                return "https://hub.example.com";
            }
        };
        assertThat(Json.write(config.config()))
                .isEqualTo("{\"mcpServers\":{\"mcp-hub\":{\"type\":\"http\",\"url\":\"https://hub.example.com/mcp\","
                        + "\"headers\":{\"Authorization\":\"Bearer <your personal access token>\"}}}}");
    }
}
