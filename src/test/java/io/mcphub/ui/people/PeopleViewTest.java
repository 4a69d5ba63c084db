package io.mcphub.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.ui.FakeBrowser;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import io.mcphub.users.Users;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PeopleViewTest {
    private final FakeBrowser browser = new FakeBrowser();
    private final List<String> changed = new ArrayList<>();
    private final PeopleView view = view();

    @Test
    void approveWhenTheListIsFilteredThenItStaysSoAndBeginsAnew() {
        browser.parameters.putAll(Map.of("status", "pending", "q", "a b", "cursor", "c2"));
        browser.lists.put("chosen", Set.of("u1"));

        view.approve();

        assertThat(changed).containsExactly("u1");
        assertThat(browser.wentTo).isEqualTo("/admin/users?q=a+b&status=pending&receipt=approved:");
    }

    @Test
    void hereWhenOnALaterPageThenNamesFilterAndPage() {
        browser.parameters.putAll(Map.of("status", "pending", "cursor", "c2"));

        assertThat(view.getHere()).isEqualTo("status=pending&cursor=c2");
    }

    @Test
    void doneWhenOnlyTheAddressClaimsItThenNothing() {
        browser.parameters.put("done", "approved");

        assertThat(view.getDone()).isEmpty();
    }

    @Test
    void doneWhenAReceiptTellsItThenThat() {
        browser.parameters.put("receipt", "blocked:");

        assertThat(view.getDone()).isEqualTo("blocked");
    }

    private PeopleView view() {
        PeopleView made = new PeopleView();
        made.browser = browser;
        made.caller = new CurrentCaller();
        made.caller.set(Caller.person("eva-id", Role.ADMIN, Caller.Credential.SESSION, "s1", Instant.MAX));
        made.users = new Users() {
            @Override
            public User change(Caller caller, String id, UserChange change) {
                changed.add(id);
                return null;
            }
        };
        return made;
    }
}
