package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.queue.RecordedRequests;
import io.mcphub.testing.RestDoor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntegrationsResourceTest {
    private final CurrentCaller caller = new CurrentCaller();
    private final List<String> stored = new ArrayList<>();
    private final RecordedRequests providers = new RecordedRequests();
    private final RestDoor door = RestDoor.of(new IntegrationsApplication(), caller, pasting(), recording(), providers);

    @BeforeEach
    void signIn() {
        caller.set(Caller.person("user-1", Role.USER, Caller.Credential.LOGIN_TOKEN, "jti-1", Instant.MAX));
    }

    private Conversations pasting() {
        return new Conversations() {
            @Override
            public IntegrationSummary paste(Caller caller, String integration, PastedToken pasted, @Nullable String label) {
                if (integration.equals("none")) {
                    throw HubException.notFound("There is no such integration.");
                }
                stored.add(integration + " " + pasted.token().reveal() + " " + label + (pasted.fields().isEmpty() ? "" : " " + pasted.fields()));
                return entry();
            }
        };
    }

    private Connections recording() {
        return new Connections() {
            @Override
            public IntegrationSummary change(Caller caller, String integration, String connectionId, ConnectionChange change) {
                stored.add(integration + " " + connectionId + " " + change.relabel() + " " + change.label() + " " + change.makeDefault() + " "
                        + wire(change.reads()) + " " + wire(change.writes()));
                return entry();
            }

            @Override
            public Optional<String> disconnect(Caller caller, String integration, @Nullable String connectionId) {
                stored.add("disconnect " + integration + " " + connectionId);
                return Optional.empty();
            }
        };
    }

    private static @Nullable Object wire(@Nullable Reach reach) {
        return reach == null ? null : reach.wire();
    }

    private static IntegrationSummary entry() {
        ConnectionSummary connection = new ConnectionSummary("c1", null, "ada @ Demo", true, "ok", Instant.parse("2026-01-15T09:00:00Z"), Reach.ALL, Reach.ALL, null, List.of());
        return new IntegrationSummary("slack", "Slack", "Messages.", List.of("oauth", "token"), List.of(new Way("oauth", "Sign in at Slack")), true, null, List.of(connection));
    }

    @Test
    void entryWhenWrittenThenTheContractsMembers() {
        assertThat(Json.write(entry()))
                .isEqualTo("{\"id\":\"slack\",\"display_name\":\"Slack\",\"description\":\"Messages.\",\"connect\":[\"oauth\",\"token\"],\"ways\":[{\"id\":\"oauth\",\"label\":\"Sign in at Slack\"}],\"configured\":true,"
                        + "\"connections\":[{\"id\":\"c1\",\"label\":null,\"account\":\"ada @ Demo\",\"default\":true,\"status\":\"ok\",\"connected_at\":\"2026-01-15T09:00:00Z\",\"reads\":\"all\",\"writes\":\"all\",\"scopes\":[]}]}");
    }

    @Test
    void tokenWhenPastedWithSpaceThenStripped() {
        token("slack", "{\"token\":\" xoxp-1\\n\",\"label\":\" work \"}");
        assertThat(stored).containsExactly("slack xoxp-1 work");
    }

    @Test
    void tokenWhenFurtherMembersThenPassedOnAsTexts() {
        token("teamwork", "{\"token\":\"twp_1\",\"site_url\":\"https://demo.teamwork.com\"}");
        assertThat(stored).containsExactly("teamwork twp_1 null {site_url=https://demo.teamwork.com}");
        assertThat(token("teamwork", "{\"token\":\"twp_1\",\"site_url\":5}").field()).isEqualTo("site_url");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a b", "a\r\nX-Evil: 1", "t\u00f6ken"})
    void tokenWhenItCannotBeOneThenInvalidAndNothingIsAsked(String token) {
        assertThat(token("slack", Json.write(Map.of("token", token))).status()).isEqualTo(422);
        assertThat(stored).isEmpty();
    }

    @Test
    void tokenWhenNoBodyOrLongLabelThenInvalid() {
        assertThat(token("slack", "{}").field()).isEqualTo("token");
        RestDoor.Answer longLabel = token("slack", Json.write(Map.of("token", "xoxp-1", "label", "l".repeat(101))));
        assertThat(longLabel.field()).isEqualTo("label");
        assertThat(longLabel.detail()).isEqualTo("A label has 100 visible characters at most, on one line.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"x\"", "{} trailing", "{\"token\":\"a\",\"token\":\"b\"}", "null"})
    void bodyWhenNotOneObjectThenUnreadableAndNothingHappens(String json) {
        assertThat(token("slack", json).status()).isEqualTo(400);
        assertThat(disconnect(json).status()).isEqualTo(400);
        assertThat(stored).isEmpty();
    }

    @Test
    void memberWhenOfTheWrongKindThenInvalidAndNamed() {
        assertThat(token("slack", "{\"token\":\"xoxp-1\",\"label\":5}").field()).isEqualTo("label");
        assertThat(disconnect("{\"connection_id\":5}").field()).isEqualTo("connection_id");
        assertThat(stored).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|slack c1 false null false null null",
        "{'label':' work '}|slack c1 true work false null null",
        "{'label':null}|slack c1 true null false null null",
        "{'default':true}|slack c1 false null true null null",
        "{'writes':'none','label':''}|slack c1 true null false null none",
        "{'writes':'all'}|slack c1 false null false null all",
        "{'reads':['@ada','folder:Work'],'writes':['#general',' C012 ','C012']}|slack c1 false null false [@ada, folder:Work] [#general, C012]"
    })
    void changeWhenMembersAreGivenThenThose(String json, String expected) {
        change(json);
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
        "{'label':'a\\u0000b'}|label",
        "{'label':'wo\\u200brk'}|label",
        "{'label':'\\u202ework'}|label",
        "{'label':'\\ud800'}|label",
        "{'reads':null}|reads",
        "{'reads':'some'}|reads",
        "{'writes':null}|writes",
        "{'writes':'some'}|writes",
        "{'writes':[]}|writes",
        "{'writes':['#']}|writes",
        "{'writes':[5]}|writes",
        "{'writes':{}}|writes"
    })
    void changeWhenAMemberIsWrongThenInvalidAndNamed(String json, String field) {
        RestDoor.Answer refused = change(json);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.field()).isEqualTo(field);
        assertThat(stored).isEmpty();
    }

    @Test
    void bodyWhenHugeThenTooLarge() {
        String huge = Json.write(Map.of("connection_id", "x".repeat(70_000)));
        assertThat(disconnect(huge).status()).isEqualTo(413);
    }

    @Test
    void disconnectWhenWithoutBodyThenTheOnlyConnection() {
        assertThat(disconnect("").status()).isEqualTo(204);
        assertThat(stored).containsExactly("disconnect slack null");
    }

    @Test
    void doorsWhenTheyAskAProviderThenAWorkerDoes() {
        token("slack", "{\"token\":\"xoxp-1\"}");
        disconnect("{}");
        door.send("POST", "slack/conversations", "{\"way\":\"phone\"}");
        door.send("POST", "slack/conversations/c1", "{\"values\":{\"phone\":\"1\"}}");
        door.send("GET", "slack/conversations/c1", "");

        assertThat(providers.asked).hasSize(5).containsOnly("user-1 slack");
    }

    @Test
    void doorWhenTheWorkerRefusesThenItsProblem() {
        RestDoor.Answer refused = token("none", "{\"token\":\"xoxp-1\"}");

        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.detail()).isEqualTo("There is no such integration.");
    }

    private RestDoor.Answer token(String integration, String json) {
        return door.send("PUT", integration + "/token", json);
    }

    private RestDoor.Answer disconnect(String json) {
        return door.send("POST", "slack/disconnect", json);
    }

    private RestDoor.Answer change(String json) {
        return door.send("PATCH", "slack/connections/c1", json.replace('\'', '"'));
    }
}
