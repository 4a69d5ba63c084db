package io.mcphub.connections.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** A provider with a long way besides the short ones: phone, code, password, then a QR code. Fails if called inside a transaction. */
final class Talkative implements Connector, Dialogue {
    private final TestDatabase database;
    private final HubClock clock;
    boolean configured = true;
    boolean httpsOnly = true;
    boolean scanned;
    boolean down;
    int exchanges;
    int calls;
    Runnable during = () -> { };

    Talkative(TestDatabase database, HubClock clock) {
        this.database = database;
        this.clock = clock;
    }

    static String state(URI authorize) {
        return authorize.getQuery().substring("state=".length());
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public String displayName() {
        return "Fake";
    }

    @Override
    public String description() {
        return "A fake.";
    }

    @Override
    public List<String> connect() {
        return List.of("oauth", "token", "phone");
    }

    @Override
    public String label(String way) {
        return way.equals("phone") ? "With your phone" : Connector.super.label(way);
    }

    @Override
    public boolean configured() {
        return true;
    }

    @Override
    public boolean oauthConfigured() {
        return configured;
    }

    @Override
    public boolean httpsOnly() {
        return httpsOnly;
    }

    @Override
    public URI authorize(String state, String redirectUri) {
        assertThat(redirectUri).endsWith("/oauth/fake/callback");
        return URI.create("https://provider.example.com/authorize?state=" + state);
    }

    @Override
    public ConnectedAccount exchange(String code, String redirectUri) {
        exchanges++;
        return check(PastedToken.of(Secret.of(code)));
    }

    @Override
    public ConnectedAccount check(PastedToken pasted) {
        called();
        if (pasted.token().reveal().equals("bad")) {
            throw HubException.invalid("token", "refused");
        }
        return account(pasted.token().reveal());
    }

    @Override
    public Reply begin(DialogueInput input) {
        called();
        return Reply.ask(ask("phone", Field.Type.TEL));
    }

    @Override
    public Reply next(DialogueInput input) {
        called();
        if ("back".equals(input.action())) {
            return Reply.ask(ask("phone", Field.Type.TEL));
        }
        if (input.isPoll()) {
            return scanned ? new Reply.Connected(account("q1")) : new Reply.Ask(code(), input.memory());
        }
        if (input.values().containsKey("phone")) {
            Step code = ask("code", Field.Type.CODE).with(new Action("back", "Another number", null), new Action("resend", "Send again", clock.now().plusSeconds(60)));
            return new Reply.Ask(code, Map.of("phone", input.values().get("phone")));
        }
        return input.values().containsKey("code") ? afterCode(input) : new Reply.Ask(code(), input.memory());
    }

    private Reply afterCode(DialogueInput input) {
        assertThat(input.remembered("phone")).isEqualTo("+1 555 0100");
        switch (input.value("code")) {
            case "blocked" -> throw HubException.of(Problem.UPSTREAM_REFUSED, "This number is blocked.");
            case "12345" -> {
                return Reply.ask(ask("password", Field.Type.SECRET));
            }
            default -> throw HubException.invalid("code", "Wrong code.");
        }
    }

    private Step code() {
        return Step.qr("Scan this.", "tg://login?token=abc", clock.now().plusSeconds(60));
    }

    private static Step ask(String name, Field.Type type) {
        return Step.fields(null, List.of(new Field(name, "Your " + name, "", type, true)));
    }

    private static ConnectedAccount account(String token) {
        String account = token.substring(0, 1);
        return new ConnectedAccount(account, "account " + account, Secret.of(token), null, null, Map.of());
    }

    private void called() {
        calls++;
        assertThat(database.inTransaction()).as("network call inside a transaction").isFalse();
        Runnable once = during;
        during = () -> { };
        once.run();
        if (down) {
            throw HubException.unavailable("Fake is down.");
        }
    }
}
