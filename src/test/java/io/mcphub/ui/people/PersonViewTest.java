package io.mcphub.ui.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Caller;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Role;
import io.mcphub.ui.FakeBrowser;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PersonViewTest {
    private final FakeBrowser browser = new FakeBrowser();
    private final PersonView view = view();

    @Test
    void endWhenDoneThenAReceiptTellsIt() {
        view.end();

        assertThat(browser.wentTo).isEqualTo("/admin/users?id=u1&receipt=person-saved:u1");
    }

    @ParameterizedTest
    @CsvSource({
        // parameter, value, whether the page says that something was saved
        "receipt, person-saved:u1, true",
        "receipt, person-saved:u2, false",
        "saved, 1, false",
    })
    void savedWhenNotOfThisPersonOrOnlyClaimedThenNot(String parameter, String value, boolean saved) {
        browser.parameters.put(parameter, value);

        assertThat(view.isSaved()).isEqualTo(saved);
    }

    private PersonView view() {
        PersonView made = new PersonView();
        browser.parameters.put("id", "u1");
        made.browser = browser;
        made.caller = new CurrentCaller();
        made.caller.set(Caller.person("eva-id", Role.ADMIN, Caller.Credential.SESSION, "s1", Instant.MAX));
        made.users = new Users() {
            @Override
            public User get(Caller caller, String id) {
                return new User(id, "ada@example.com", Role.USER, Status.APPROVED, null, true, Instant.EPOCH);
            }

            @Override
            public void endAccess(Caller caller, String id) {
                // Ended.
            }
        };
        return made;
    }
}
