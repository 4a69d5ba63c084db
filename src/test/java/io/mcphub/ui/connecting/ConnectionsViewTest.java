package io.mcphub.ui.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.connections.ConnectionChange;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.PastedToken;
import io.mcphub.connections.connectors.Way;
import io.mcphub.connections.conversations.Conversations;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import io.mcphub.tools.calls.ToolDirectory;
import io.mcphub.tools.calls.ToolListing;
import io.mcphub.ui.FakeBrowser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionsViewTest {
    private final FakeBrowser browser = new FakeBrowser();
    private final Book book = new Book();

    @Test
    void enterWhenNobodyIsSignedInThenLeadsToLoginAndShowsNothing() {
        ConnectionsView view = view();
        view.caller = new CurrentCaller();

        view.enter();

        assertThat(browser.wentTo).isEqualTo("/login?next=/connections");
        assertThat(view.getRows()).isEmpty();
    }

    @Test
    void rowsWhenHttpsAndConfiguredThenOauthIsOffered() {
        assertThat(view().getRows())
                .extracting(IntegrationRow::id, IntegrationRow::oauth, IntegrationRow::problem, IntegrationRow::token, IntegrationRow::builtIn)
                .containsExactly(tuple("slack", true, "", true, false), tuple("hub", false, "", false, true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_required", "not_configured"})
    void rowsWhenTheCoreNamesAProblemThenTokenWithTheReason(String code) {
        book.problem = new ConnectProblem(code, "Ask an admin.");

        assertThat(view().getRows())
                .extracting(IntegrationRow::id, IntegrationRow::oauth, IntegrationRow::problem, IntegrationRow::token)
                .contains(tuple("slack", false, code, true));
    }

    @Test
    void rowsWhenNothingWorksYetThenNoWayIsOfferedAndTheReasonIsKept() {
        IntegrationRow row = new IntegrationRow(new IntegrationSummary("tg", "T", "Chats.", List.of("phone"), List.of(new Way("phone", "By phone")), false, new ConnectProblem("not_configured", "Ask."), List.of()));

        assertThat(row).extracting(IntegrationRow::usable, IntegrationRow::token, IntegrationRow::problem).containsExactly(false, false, "setup");
        assertThat(row.otherWays()).isEmpty();
    }

    @Test
    void rowsWhenOrderedThenAccountsFirstAndWhatWorksBeforeWhatDoesNot() {
        IntegrationSummary idle = new IntegrationSummary("idle", "I", "", List.of("oauth"), List.of(), false, new ConnectProblem("not_configured", "Ask."), List.of());
        IntegrationSummary free = new IntegrationSummary("free", "F", "", List.of("token"), List.of(), true, null, List.of());
        IntegrationSummary used = new IntegrationSummary("used", "U", "", List.of("oauth"), List.of(), false, null, List.of(account(Reach.ALL)));

        assertThat(Stream.of(idle, free, used).map(IntegrationRow::new).sorted(IntegrationRow.ORDER)).extracting(IntegrationRow::id).containsExactly("used", "free", "idle");
    }

    @Test
    void connectWhenTokenIsGoodThenStoredForTheCaller() {
        ConnectionsView view = view();
        view.getTokens().put("slack", " xoxp-1\n");
        view.getLabels().put("slack", " ");

        view.connect("slack");

        assertThat(book.calls).containsExactly("connect ada-id slack xoxp-1 null");
        assertThat(browser.wentTo).isEqualTo("/connections?receipt=connected:slack");
    }

    @Test
    void connectWhenTheConnectorWantsMoreThenPassedOn() {
        ConnectionsView view = view();
        view.getTokens().put("slack", "xoxp-1");
        view.fields("slack").put("site_url", "https://demo.example");

        view.connect("slack");

        assertThat(book.calls).containsExactly("connect ada-id slack xoxp-1 null {site_url=https://demo.example}");
    }

    @Test
    void connectWhenTokenIsRefusedThenTheReasonShows() {
        ConnectionsView view = view();
        view.getTokens().put("slack", "bad");

        view.connect("slack");

        assertThat(browser.wentTo).isNull();
        assertThat(browser.told).isEqualTo("connect-slack: Slack refused it.");
    }

    @Test
    void tokenFormWhenItIsTheOnlyWayOrWasJustSentThenIsUnfolded() {
        ConnectionsView https = view();
        IntegrationRow slack = https.getRows().get(0);

        assertThat(https.isOpen(slack)).isFalse();
        book.problem = new ConnectProblem("not_configured", "Ask an admin.");
        assertThat(https.isOpen(view().getRows().get(0))).isTrue();
        browser.parameters.put("connect-slack", "connect-slack");
        assertThat(https.isOpen(slack)).isTrue();
    }

    @Test
    void disconnectWhenPressedThenThatConnectionOfTheCallerGoes() {
        view().disconnect("slack", "c1");

        assertThat(book.calls).containsExactly("disconnect ada-id slack c1");
        assertThat(browser.wentTo).isEqualTo("/connections?receipt=disconnected:slack");
    }

    @Test
    void disconnectWhenNotTheirsThenTheReasonShows() {
        view().disconnect("slack", "foreign");

        assertThat(browser.told).isEqualTo("disconnect-foreign: There is no such connection.");
    }

    @Test
    void saveWhenAllIsGoodThenTheChangeOfThatConnection() {
        ConnectionsView view = view();
        AccountForm form = view.settings(account(Reach.NONE));
        assertThat(form.getWrites()).isEqualTo("none");
        form.setLabel(" work ");
        form.setReads("only");
        form.setReadable("@ada, folder:Work");
        form.setWrites("only");
        form.setTargets("#general\r\nC012, #random\n\n");
        form.setMakeDefault(true);

        view.save("slack", account(Reach.NONE));

        assertThat(book.calls).containsExactly("change ada-id slack c1 work true [@ada, folder:Work] [#general, C012, #random]");
        assertThat(browser.wentTo).isEqualTo("/connections?receipt=saved:slack");
    }

    @Test
    void saveWhenNothingWasTouchedThenNothingChanges() {
        ConnectionsView view = view();
        ConnectionSummary account = account(Reach.only(List.of("#general", "C012")));
        assertThat(view.settings(account).getTargets()).isEqualTo("#general\nC012");

        view.save("slack", account);

        assertThat(book.calls).containsExactly("change ada-id slack c1 null false all [#general, C012]");
    }

    @Test
    void canLimitWhenTheToolsKnowNoTargetsThenNotOffered() {
        ConnectionsView view = view();
        assertThat(view.canLimit("slack")).isTrue();
        assertThat(view.canLimit("hub")).isFalse();
        assertThat(view.canLimitReads("slack")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"only,'',1 to 100 channels", "some,'',how far tools reach", "only,' , ',1 to 100 channels"})
    void saveWhenThePolicyIsIncompleteThenTheReasonShowsAndTheFormStaysOpen(String writes, String targets, String says) {
        ConnectionsView view = view();
        view.settings(account(Reach.ALL)).setWrites(writes);
        view.settings(account(Reach.ALL)).setTargets(targets);
        browser.parameters.put("settings-c1", "settings-c1");

        view.save("slack", account(Reach.ALL));

        assertThat(browser.told).startsWith("settings-c1: ").contains(says);
        assertThat(book.calls).isEmpty();
        assertThat(view.isChanging(account(Reach.ALL))).isTrue();
    }

    private static ConnectionSummary account(Reach writes) {
        return new ConnectionSummary("c1", null, "ada @ Demo", true, "ok", Instant.EPOCH, Reach.ALL, writes, null, List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "saved,slack,saved,Slack,true", "connected,slack,connected,Slack,true", "disconnected,slack,disconnected,Slack,true", "connected,<script>,'','',true",
        "error,state,error.state,'',false", "error,upstream,error.upstream,'',false", "error,invalid_state,error.state,'',false", "error,provider_error,error.upstream,'',false",
        "error,upstream_refused,error.upstream_refused,'',false", "error,upstream_unavailable,error.upstream,'',false", "error,<script>,error.other,'',false"
    })
    void noticeWhenAReceiptSaysSoThenOnlyKnownWordsChooseTheText(String parameter, String value, String key, String integration, boolean good) {
        browser.parameters.put("receipt", parameter + ":" + value);

        assertThat(view().getNotice()).isEqualTo(new Notice(key, integration, good));
    }

    @Test
    void noticeWhenTheQueryClaimsSomethingWithoutAReceiptThenNone() {
        browser.parameters.put("connected", "slack");
        browser.parameters.put("error", "state");

        assertThat(view().getNotice().present()).isFalse();
    }

    @Test
    void cardWhenTheHubAsksForMoreTodayThenWhatConnectingAgainBrings() {
        ConnectionsView view = view();
        view.tools = new ToolDirectory() {
            @Override
            public List<ToolListing> gained(Caller caller, String integration, ConnectionSummary account) {
                book.calls.add("gained " + caller.userId() + " " + integration + " " + account.scopes());
                return List.of();
            }
        };
        assertThat(view.gains("slack", account(Reach.ALL))).isEmpty();
        assertThat(book.calls).containsExactly("gained ada-id slack []");
    }

    private ConnectionsView view() {
        ConnectionsView view = new ConnectionsView();
        view.browser = browser;
        view.connections = book;
        view.conversations = new Talks();
        view.caller = new CurrentCaller();
        view.caller.set(Caller.person("ada-id", Role.USER, Caller.Credential.SESSION, "s", Instant.MAX));
        return view;
    }

    private static final class Book extends Connections {
        final List<String> calls = new ArrayList<>();
        @Nullable ConnectProblem problem;

        @Override
        public List<IntegrationSummary> integrations(Caller caller) {
            return List.of(
                    new IntegrationSummary("hub", "MCP Hub", "Itself.", List.of("none"), List.of(), true, null, List.of()),
                    new IntegrationSummary("slack", "Slack", "Messages.", List.of("oauth", "token"), List.of(), true, problem, List.of()));
        }

        @Override
        public Optional<Connector> connector(String integration) {
            return integration.equals("slack") ? Optional.of(new Slack()) : Optional.empty();
        }

        @Override
        public IntegrationSummary change(Caller caller, String integration, String connectionId, ConnectionChange change) {
            calls.add("change " + caller.userId() + " " + integration + " " + connectionId + " " + change.label() + " " + change.makeDefault() + " " + change.reads().wire() + " " + change.writes().wire());
            return integrations(caller).get(1);
        }

        @Override
        public Optional<String> disconnect(Caller caller, String integration, String connectionId) {
            if (connectionId.equals("foreign")) {
                throw HubException.notFound("There is no such connection.");
            }
            calls.add("disconnect " + caller.userId() + " " + integration + " " + connectionId);
            return Optional.empty();
        }
    }

    private final class Talks extends Conversations {
        @Override
        public IntegrationSummary paste(Caller caller, String integration, PastedToken pasted, String label) {
            String token = pasted.token().reveal();
            if (!token.startsWith("xoxp-")) {
                throw HubException.invalid("token", "Slack refused it.");
            }
            book.calls.add("connect " + caller.userId() + " " + integration + " " + token + " " + label + (pasted.fields().isEmpty() ? "" : " " + pasted.fields()));
            return book.integrations(caller).get(1);
        }
    }

    private record Slack() implements Connector {
        @Override
        public boolean writesHaveTargets() {
            return true;
        }

        @Override
        public String id() {
            return "slack";
        }

        @Override
        public String displayName() {
            return "Slack";
        }

        @Override
        public String description() {
            return "Messages.";
        }

        @Override
        public List<String> connect() {
            return List.of("oauth", "token");
        }

        @Override
        public boolean configured() {
            return true;
        }
    }
}
