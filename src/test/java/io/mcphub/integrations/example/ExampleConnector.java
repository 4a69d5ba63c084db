package io.mcphub.integrations.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.Way;
import io.mcphub.connections.conversations.Action;
import io.mcphub.connections.conversations.Dialogue;
import io.mcphub.connections.conversations.DialogueInput;
import io.mcphub.connections.conversations.Field;
import io.mcphub.connections.conversations.Reply;
import io.mcphub.connections.conversations.Step;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Example as a person: by OAuth, with a token, or with a phone: its number, a code, a password, and a QR code that the phone scans. */
@ApplicationScoped
class ExampleConnector implements Connector, Dialogue {
    private static final String PHONE = "phone";
    private static final String CODE = "code";
    private static final String PASSWORD = "password";
    private static final String LOGIN = "login";
    private static final String LINK = "link";

    @Inject
    ExampleClient client;

    @Inject
    Settings settings;

    @Inject
    HubClock clock;

    @Override
    public String id() {
        return "example";
    }

    @Override
    public String displayName() {
        return "Example";
    }

    @Override
    public String description() {
        return "Keep notes at Example.";
    }

    @Override
    public List<String> connect() {
        return List.of(Way.OAUTH, Way.TOKEN, PHONE);
    }

    @Override
    public String label(String way) {
        return way.equals(PHONE) ? "Sign in with your phone" : Connector.super.label(way);
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public boolean oauthConfigured() {
        return settings.credential("EXAMPLE_CLIENT_ID").isPresent() && settings.credential("EXAMPLE_CLIENT_SECRET").isPresent();
    }

    @Override
    public URI authorize(String state, String redirectUri) {
        return URI.create(client.address() + "/authorize?client_id=" + encode(credential("EXAMPLE_CLIENT_ID")) + "&redirect_uri=" + encode(redirectUri) + "&state=" + encode(state));
    }

    @Override
    public ConnectedAccount exchange(String code, String redirectUri) {
        ApiRequest request = ApiRequest.post("token").json(JsonTree.object().put("code", code).put("client_secret", credential("EXAMPLE_CLIENT_SECRET")));
        return account(Secret.of(client.json(request, client.send(request, null)).path("token").asText()));
    }

    @Override
    public ConnectedAccount check(PastedToken pasted) {
        return account(pasted.token());
    }

    @Override
    public Reply begin(DialogueInput input) {
        return Reply.ask(Step.fields("Example sends a code to your phone.", List.of(new Field(PHONE, "Phone number", "With the country's code, such as +1 555 0100.", Field.Type.TEL, true))));
    }

    @Override
    public Reply next(DialogueInput input) {
        if ("back".equals(input.action())) {
            return begin(input);
        }
        if (input.isPoll()) {
            return scanned(input);
        }
        if (input.values().containsKey(PHONE)) {
            return codeSent(input.value(PHONE));
        }
        return input.values().containsKey(CODE) ? codeGiven(input) : passwordGiven(input);
    }

    private Reply codeSent(String phone) {
        JsonNode login = accepted(ApiRequest.post("login").json(JsonTree.object().put(PHONE, phone)), PHONE, "Example knows no such number.");
        Step step = Step.fields("Look at your phone.", List.of(new Field(CODE, "Code", "Five digits.", Field.Type.CODE, true))).with(new Action("back", "Use another number", null));
        return new Reply.Ask(step, Map.of(LOGIN, Secret.of(login.path("login_id").asText())));
    }

    private Reply codeGiven(DialogueInput input) {
        accepted(ApiRequest.post("login/{}/code", input.remembered(LOGIN)).json(JsonTree.object().put(CODE, input.value(CODE))), CODE, "That is not the code that was sent.");
        return new Reply.Ask(Step.fields(null, List.of(new Field(PASSWORD, "Password", "That of your account at Example.", Field.Type.SECRET, true))), input.memory());
    }

    private Reply passwordGiven(DialogueInput input) {
        ApiRequest request = ApiRequest.post("login/{}/password", input.remembered(LOGIN)).json(JsonTree.object().put(PASSWORD, input.value(PASSWORD)));
        String link = accepted(request, PASSWORD, "Example does not accept this password.").path(LINK).asText();
        return new Reply.Ask(code(link), Map.of(LOGIN, input.memory().get(LOGIN), LINK, Secret.of(link)));
    }

    private Reply scanned(DialogueInput input) {
        ApiRequest request = ApiRequest.get("login/{}", input.remembered(LOGIN));
        String token = client.json(request, client.send(request, null)).path("token").asText("");
        return token.isEmpty() ? new Reply.Ask(code(input.remembered(LINK)), input.memory()) : new Reply.Connected(account(Secret.of(token)));
    }

    private Step code(String link) {
        return Step.qr("Scan this with your phone.", link, clock.now().plusSeconds(60));
    }

    private JsonNode accepted(ApiRequest request, String field, @Nullable String refused) {
        ApiReply reply = client.send(request, null);
        if (reply.status() == 422) {
            throw HubException.invalid(field, refused);
        }
        return client.json(request, reply);
    }

    private ConnectedAccount account(Secret token) {
        ApiReply reply = client.send(ApiRequest.get("me"), token);
        if (reply.status() == 401) {
            throw HubException.invalid("token", "Example does not accept this token.");
        }
        JsonNode me = client.json(ApiRequest.get("me"), reply);
        return new ConnectedAccount(me.path("id").asText(), me.path("name").asText(), token, null, null, Map.of());
    }

    private String credential(String variable) {
        return settings.credential(variable).map(Secret::reveal).orElseThrow(() -> HubException.conflict("An admin sets EXAMPLE_CLIENT_ID and EXAMPLE_CLIENT_SECRET."));
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
