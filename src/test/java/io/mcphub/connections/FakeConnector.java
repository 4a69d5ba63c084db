package io.mcphub.connections;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.connections.connectors.ConnectedAccount;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.RenewedToken;
import io.mcphub.connections.connectors.TokenField;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A provider whose tokens begin with the account's letter; {@code bad} is refused. Fails if called inside a transaction. */
final class FakeConnector implements Connector {
    private final TestDatabase database;
    final List<String> revoked = new ArrayList<>();
    boolean configured = true;
    boolean targets = true;
    boolean refusesRefresh;
    int refreshes;
    int exchanges;
    List<TokenField> tokenFields = List.of();
    @Nullable Instant expiresAt;

    FakeConnector(TestDatabase database) {
        this.database = database;
    }

    String state(URI authorize) {
        return authorize.getQuery().substring("state=".length());
    }

    private void noTransaction() {
        assertThat(database.inTransaction()).as("network call inside a transaction").isFalse();
    }

    @Override
    public String id() {
        return "fake";
    }

    @Override
    public boolean readsHaveTargets() {
        return targets;
    }

    @Override
    public boolean writesHaveTargets() {
        return targets;
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
        return List.of("oauth", "token");
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
        return true;
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
    public List<TokenField> tokenFields() {
        return tokenFields;
    }

    @Override
    public ConnectedAccount check(PastedToken pasted) {
        Secret token = pasted.token();
        noTransaction();
        if (token.reveal().equals("bad")) {
            throw HubException.invalid("token", "refused");
        }
        String account = token.reveal().substring(0, 1);
        Secret refresh = expiresAt == null ? null : Secret.of("refresh-1");
        return new ConnectedAccount(account, "account " + account, token, refresh, expiresAt, pasted.field("site").isEmpty() ? Map.of("team", account) : Map.of("team", account, "site", pasted.field("site").get()));
    }

    @Override
    public RenewedToken refresh(Credential current, Secret refreshToken) {
        noTransaction();
        refreshes++;
        assertThat(refreshToken).isEqualTo(Secret.of("refresh-1"));
        if (refusesRefresh) {
            throw HubException.of(Problem.NOT_CONNECTED, "no");
        }
        return new RenewedToken(Secret.of(current.token().reveal() + "-renewed"), Secret.of("refresh-2"), ConnectionsTest.NOW.plus(Duration.ofHours(12)));
    }

    @Override
    public void revoke(Credential credential) {
        noTransaction();
        revoked.add(credential.token().reveal());
    }
}
