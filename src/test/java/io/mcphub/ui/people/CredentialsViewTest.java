package io.mcphub.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.authorization.grants.AuthorizedApp;
import io.mcphub.authorization.grants.AuthorizedApps;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.tokens.PersonalToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialsViewTest {
    private static final Instant THEN = Instant.parse("2030-01-01T00:00:00Z");
    private static final Allowance FULL = Allowance.ALL;

    private final CredentialsView view = view();

    @Test
    void ofWhenThePersonHasSomeOfEachThenAllInOneList() {
        assertThat(view.of("ada-id")).extracting(one -> one.kind() + " " + one.name() + " " + one.access())
                .containsExactly("token Cursor of ada-id FULL", "app Claude READ", "client Nightly job FULL");
    }

    private static CredentialsView view() {
        CredentialsView made = new CredentialsView();
        made.caller = new CurrentCaller();
        made.caller.set(Caller.person("eva-id", Role.ADMIN, Caller.Credential.SESSION, "s", Instant.MAX));
        made.tokens = new PersonalAccessTokens() {
            @Override
            public List<PersonalToken> list(Caller caller, String userId) {
                return List.of(new PersonalToken("t1", userId, "Cursor of " + userId, FULL, THEN, null, null));
            }
        };
        made.apps = new AuthorizedApps() {
            @Override
            public List<AuthorizedApp> list(Caller caller, String userId) {
                return List.of(new AuthorizedApp("c1", "Claude", null, "mcp:read", FULL, THEN, null));
            }
        };
        made.clients = new ApiClients() {
            @Override
            public List<ApiClient> list(Caller caller, @Nullable String owner) {
                return List.of(new ApiClient("k1", "cc_1", "Nightly job", List.of(), FULL, owner, THEN, null, false));
            }
        };
        return made;
    }
}
