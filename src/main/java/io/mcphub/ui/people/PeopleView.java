package io.mcphub.ui.people;

import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Receipt;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import io.mcphub.users.PeopleFilter;
import io.mcphub.users.PeoplePage;
import io.mcphub.users.Status;
import io.mcphub.users.User;
import io.mcphub.users.UserChange;
import io.mcphub.users.Users;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The list of {@code /admin/users}. Filter, order and page stand in the address. */
@Named
@RequestScoped
public class PeopleView {
    private static final String FORM = "people";
    /** Pages are not compressed, because they hold secrets: so many rows stay below 60 kB. */
    private static final String PAGE = "50";
    private static final List<String> FILTERS = List.of("q", "status", "role", "sort");
    private static final Set<String> DONE = Set.of("approved", "rejected", "blocked", "deleted");

    @Inject
    Users users;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private @Nullable PeoplePage page;

    /** The people of this page; read once per request. */
    public List<User> getItems() {
        return page().items();
    }

    /** The query of the next page; null on the last one. */
    public @Nullable String getNext() {
        return page().nextCursor() == null ? null : at(page().nextCursor());
    }

    /** The query of this page, which a form sends along so that its answer is the same page. */
    public String getHere() {
        return text("cursor").isEmpty() ? query() : at(text("cursor"));
    }

    /** The query of the first page; null if this is it. */
    public @Nullable String getFirst() {
        return text("cursor").isEmpty() ? null : query();
    }

    /** The value of a filter, or an empty text. */
    public String text(String parameter) {
        String value = browser.parameter(parameter);
        return value == null ? "" : value;
    }

    /** How many people wait. */
    public long getWaiting() {
        return users.waiting(caller.get());
    }

    /** What was just done to people, such as {@code approved}; empty if nothing. */
    public String getDone() {
        return browser.receipt(caller.get()).map(Receipt::what).filter(DONE::contains).orElse("");
    }

    public void approve() {
        changeChosen(new UserChange(Status.APPROVED, null, null, null), "approved");
    }

    public void reject() {
        changeChosen(new UserChange(Status.REJECTED, null, null, null), "rejected");
    }

    public void block() {
        changeChosen(new UserChange(null, null, false, null), "blocked");
    }

    /** Changes who is ticked, one after the other. The first refusal ends it and is shown. */
    private void changeChosen(UserChange change, String done) {
        try {
            if (browser.values("chosen").isEmpty()) {
                throw HubException.invalid("chosen", "Tick the people first.");
            }
            browser.values("chosen").forEach(id -> users.change(caller.get(), id, change));
            browser.goTo(caller.get(), "/admin/users" + (query().isEmpty() ? "" : "?" + query()), new Receipt(done, ""));
        } catch (HubException refused) {
            browser.tell(FORM, refused);
        }
    }

    private PeoplePage page() {
        if (page == null) {
            page = find();
        }
        return page;
    }

    private PeoplePage find() {
        try {
            return users.find(caller.get(), PeopleFilter.read(text("q"), text("status"), text("role"), text("sort"), PAGE, text("cursor")));
        } catch (HubException refused) {
            browser.tell(FORM, refused);
            return new PeoplePage(List.of(), null);
        }
    }

    private String at(String cursor) {
        return query() + (query().isEmpty() ? "" : "&") + "cursor=" + encoded(cursor);
    }

    private String query() {
        return FILTERS.stream().filter(name -> !text(name).isEmpty()).map(name -> name + "=" + encoded(text(name))).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
