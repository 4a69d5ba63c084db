package io.mcphub.ui.connecting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.connections.ConnectLink;
import io.mcphub.connections.ConnectLinks;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.conversations.ConnectFlow;
import io.mcphub.ui.FakeBrowser;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectViewTest {
    private final FakeBrowser browser = new FakeBrowser();
    private boolean works;
    private List<String> ways = List.of("oauth", "token");

    @Test
    void enterWhenOauthWorksThenToTheProvider() {
        browser.link = "of-ada";

        view("ada", true).enter();

        assertThat(browser.wentTo).isEqualTo("https://slack.example/authorize?for=/connect/of-ada");
    }

    @Test
    void enterWhenOauthDoesNotWorkThenToTheTokenForm() {
        browser.link = "of-ada";

        view("ada", false).enter();

        assertThat(browser.wentTo).isEqualTo("/connections?chat=of-ada#slack");
    }

    @Test
    void enterWhenThereIsAnotherWayThenToTheChoice() {
        browser.link = "of-ada";
        ways = List.of("oauth", "phone");

        view("ada", true).enter();

        assertThat(browser.wentTo).isEqualTo("/connections?chat=of-ada#slack");
    }

    @Test
    void enterWhenThePersonChoseTheProviderThenThereAndBackToTheLink() {
        browser.link = "of-ada";
        browser.parameters.put("way", "oauth");
        ways = List.of("oauth", "phone");

        view("ada", true).enter();

        assertThat(browser.wentTo).isEqualTo("https://slack.example/authorize?for=/connect/of-ada");
    }

    @ParameterizedTest
    @CsvSource({"unknown,ada,404,gone", "'',ada,404,gone", "of-ada,bob,403,foreign", "without-connector,ada,404,gone"})
    void enterWhenLinkIsNotThisUsersThenAPageWithoutAWayOn(String link, String user, int status, String state) {
        browser.link = link;
        ConnectView view = view(user, true);

        view.enter();

        assertThat(view).extracting(v -> browser.status, ConnectView::getState, ConnectView::getIntegration, ConnectView::getAgain)
                .containsExactly(status, state, "", "/connections");
        assertThat(browser.wentTo).isNull();
    }

    @Test
    void enterWhenConnectedThenSaysThatTheChatCanGoOn() {
        browser.link = "of-ada";
        works = true;
        ConnectView view = view("ada", true);

        view.enter();

        assertThat(List.of(view)).extracting(ConnectView::getState, ConnectView::getIntegration).containsExactly(tuple("done", "Slack"));
        assertThat(browser.wentTo).isNull();
        assertThat(browser.status).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"error,access_denied,error.access_denied", "error,<script>,error.other", "connected,slack,other_account"})
    void enterWhenItFailedThenSaysWhyAndDoesNotGoOnByItself(String parameter, String value, String reason) {
        browser.link = "of-ada";
        browser.parameters.put("receipt", parameter + ":" + value);
        ConnectView view = view("ada", true);

        view.enter();

        assertThat(List.of(view)).extracting(ConnectView::getState, ConnectView::getReason, ConnectView::getAgain).containsExactly(tuple("failed", reason, "/connect/of-ada"));
        assertThat(browser.wentTo).isNull();
    }

    private ConnectView view(String user, boolean configured) {
        ConnectView view = new ConnectView();
        view.browser = browser;
        view.caller = new CurrentCaller();
        view.caller.set(Caller.person(user, Role.USER, Caller.Credential.SESSION, "s", Instant.MAX));
        view.links = new ConnectLinks() {
            @Override
            public Optional<ConnectLink> find(String id) {
                return switch (id) {
                    case "of-ada" -> Optional.of(new ConnectLink(id, "ada", "slack"));
                    case "without-connector" -> Optional.of(new ConnectLink(id, "ada", "gone"));
                    default -> Optional.empty();
                };
            }
        };
        view.flow = new ConnectFlow() {
            @Override
            public URI begin(Caller caller, ConnectLink link) {
                assertThat(link.userId()).isEqualTo(caller.userId());
                return URI.create("https://slack.example/authorize?for=" + link.path());
            }
        };
        view.connections = new Connections() {
            @Override
            public boolean works(String userId, String integration) {
                return works;
            }

            @Override
            public Optional<ConnectProblem> problem(Connector connector) {
                return configured ? Optional.empty() : Optional.of(new ConnectProblem("not_configured", "Ask an admin."));
            }

            @Override
            public Optional<Connector> connector(String integration) {
                return integration.equals("slack") ? Optional.of(new Slack(ways)) : Optional.empty();
            }
        };
        return view;
    }

    private record Slack(List<String> connect) implements Connector {
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
        public boolean configured() {
            return true;
        }
    }
}
