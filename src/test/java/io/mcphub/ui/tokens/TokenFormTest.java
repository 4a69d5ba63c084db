package io.mcphub.ui.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolsMode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.tokens.PersonalToken;
import io.mcphub.ui.FakeBrowser;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenFormTest {
    private final FakeBrowser browser = new FakeBrowser();
    private final List<PersonalToken.Wish> wishes = new ArrayList<>();
    private final TokenForm form = form();

    @Test
    void createWhenAllIsTickedThenItReachesEverythingAndTheValueIsThere() {
        tick(Set.of("slack", "teamwork"));

        form.create();

        assertThat(wishes).containsExactly(new PersonalToken.Wish("laptop", 90, Allowance.ALL));
        assertThat(form.getValue()).isEqualTo("mcphub_pat_1");
        assertThat(form.getCreated().name()).isEqualTo("laptop");
        assertThat(browser.wentTo).isNull();
    }

    @Test
    void createWhenSomeAreTickedAndChoicesMadeThenExactlyThose() {
        tick(Set.of("slack"));
        form.setAccess(Access.READ);
        form.setDays(7);
        form.setTools(ToolsMode.DISCOVERY);

        form.create();

        assertThat(wishes).singleElement().satisfies(wish -> {
            assertThat(wish.allowance()).isEqualTo(new Allowance(Access.READ, Set.of("slack"), Shown.DEFAULT.withTools(ToolsMode.DISCOVERY)));
            assertThat(wish.expiresInDays()).isEqualTo(7);
        });
    }

    @Test
    void createWhenRefusedThenTheReasonShowsAndTheFormStaysOpen() {
        browser.parameters.put("token", "token");
        form.setName("");

        form.create();

        assertThat(browser.told).isEqualTo("token: Give it a name.");
        assertThat(form.isRefused()).isTrue();
        assertThat(form.getValue()).isNull();
    }

    private void tick(Set<String> ticked) {
        browser.lists.put("offered", Set.of("slack", "teamwork"));
        browser.lists.put("integration", ticked);
    }

    private TokenForm form() {
        TokenForm made = new TokenForm();
        made.browser = browser;
        made.caller = new CurrentCaller();
        made.caller.set(Caller.person("ada-id", Role.USER, Caller.Credential.SESSION, "s", Instant.MAX));
        made.tokens = new PersonalAccessTokens() {
            @Override
            public Created create(Caller caller, PersonalToken.Wish wish) {
                if (wish.name().isEmpty()) {
                    throw HubException.invalid("name", "Give it a name.");
                }
                wishes.add(wish);
                PersonalToken token = new PersonalToken("t1", caller.userId(), wish.name(), wish.allowance(), Instant.EPOCH, null, null);
                return new Created(token, Secret.of("mcphub_pat_1"));
            }
        };
        made.setName("laptop");
        return made;
    }
}
