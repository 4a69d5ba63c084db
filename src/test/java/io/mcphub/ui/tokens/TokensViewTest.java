package io.mcphub.ui.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.authorization.grants.AuthorizedApps;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.tokens.PersonalToken;
import io.mcphub.ui.FakeBrowser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensViewTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private final FakeBrowser browser = new FakeBrowser();
    private final CurrentCaller caller = new CurrentCaller();
    private final List<String> calls = new ArrayList<>();
    private final TokensView view = view();

    @Test
    void revokeWhenPressedThenThatTokenOfTheCallerEnds() {
        view.revoke("t1");

        assertThat(calls).containsExactly("revoke ada-id t1");
        assertThat(browser.wentTo).isEqualTo("/tokens?receipt=revoked:");
    }

    @Test
    void revokeWhenNotTheirsThenTheReasonShows() {
        view.revoke("foreign");

        assertThat(browser.wentTo).isNull();
        assertThat(browser.told).isEqualTo("revoke-foreign: You have no such token.");
    }

    @Test
    void renameWhenSavedThenThatTokenOfTheCallerHasTheNameOfTheForm() {
        browser.parameters.put("new-name", "Cursor at home");

        view.rename("t1");

        assertThat(calls).containsExactly("rename ada-id t1 Cursor at home");
        assertThat(browser.wentTo).isEqualTo("/tokens?receipt=renamed:");
    }

    @Test
    void deleteWhenPressedThenThatClientOfTheCallerEnds() {
        view.delete("c1");

        assertThat(calls).containsExactly("delete ada-id ada-id c1");
        assertThat(browser.wentTo).isEqualTo("/tokens?receipt=deleted:");
    }

    @Test
    void endWhenPressedThenTheAppThatTheFormNamesEnds() {
        browser.parameters.put("app", "https://app.example/client");

        view.end();

        assertThat(calls).containsExactly("end ada-id https://app.example/client");
        assertThat(browser.wentTo).isEqualTo("/tokens?receipt=ended:");
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"revoked:, revoked", "ended:, ended", "connected:slack, ''", "-, ''"})
    void doneWhenTheReceiptIsOfThisPageThenItsWord(@Nullable String parameter, String expected) {
        browser.parameters.put("receipt", parameter);

        assertThat(view.getDone()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"2029-12-31T23:59:59Z, true", "2030-01-01T00:00:00Z, true", "2030-01-01T00:00:01Z, false", "-, false"})
    void overWhenItsTimeHasComeThenYes(@Nullable Instant end, boolean expected) {
        assertThat(view.over(new PersonalToken("t", "ada-id", "n", Allowance.ALL, NOW, end, null))).isEqualTo(expected);
    }

    @Test
    void createWhenLinesNameAddressesThenTheClientHasThemAndTheSecretIsThere() {
        ClientForm form = form();
        form.setName("robot");
        form.setRedirects(" https://a.example/cb \r\n\nhttp://localhost/cb");
        form.setAccess(Access.READ);

        form.create();

        assertThat(calls).containsExactly("create robot [https://a.example/cb, http://localhost/cb] READ");
        assertThat(form.getSecret()).isEqualTo("secret");
        assertThat(form.getMade().clientId()).isEqualTo("cc_1");
    }

    @Test
    void rotateWhenPressedThenANewSecretAndElseTheReason() {
        ClientForm form = form();

        form.rotate("foreign");
        assertThat(browser.told).isEqualTo("rotate-foreign: There is no such client.");
        assertThat(form.getSecret()).isNull();

        form.rotate("c1");
        assertThat(calls).containsExactly("rotate ada-id c1");
        assertThat(form.getSecret()).isEqualTo("secret");
    }

    private TokensView view() {
        caller.set(Caller.person("ada-id", Role.USER, Caller.Credential.SESSION, "s", Instant.MAX));
        TokensView made = new TokensView();
        made.browser = browser;
        made.caller = caller;
        made.clock = new HubClock() {
            @Override
            public Instant now() {
                return NOW;
            }
        };
        made.clients = new Clients();
        made.tokens = new PersonalAccessTokens() {
            @Override
            public void rename(String userId, String id, String name) {
                calls.add("rename " + userId + " " + id + " " + name);
            }

            @Override
            public void revoke(String userId, String id) {
                if (id.equals("foreign")) {
                    throw HubException.notFound("You have no such token.");
                }
                calls.add("revoke " + userId + " " + id);
            }
        };
        made.apps = new AuthorizedApps() {
            @Override
            public void end(String userId, String clientId) {
                calls.add("end " + userId + " " + clientId);
            }
        };
        return made;
    }

    private ClientForm form() {
        ClientForm made = new ClientForm();
        made.browser = browser;
        made.caller = caller;
        made.clients = new Clients();
        return made;
    }

    private final class Clients extends ApiClients {
        @Override
        public WithSecret create(Caller who, ApiClient.Wish wish) {
            calls.add("create " + wish.name() + " " + wish.redirectUris() + " " + wish.allowance().access());
            return made();
        }

        @Override
        public WithSecret rotateSecret(Caller who, @Nullable String owner, String id) {
            if (id.equals("foreign")) {
                throw HubException.notFound("There is no such client.");
            }
            calls.add("rotate " + owner + " " + id);
            return made();
        }

        @Override
        public void delete(Caller who, @Nullable String owner, String id) {
            calls.add("delete " + who.userId() + " " + owner + " " + id);
        }

        private WithSecret made() {
            return new WithSecret(new ApiClient("c1", "cc_1", "robot", List.of(), Allowance.ALL, "ada-id", NOW, null, false), Secret.of("secret"));
        }
    }
}
