package io.mcphub.ui.audit;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.AuditAction;
import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditLog;
import io.mcphub.audit.AuditPage;
import io.mcphub.audit.AuditRow;
import io.mcphub.platform.HubException;
import io.mcphub.tools.catalogue.ToolCatalogue;
import io.mcphub.ui.Browser;
import io.mcphub.ui.Times;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A list of audit entries whose filters, place and opened entry stand in the address, under the names of the API. */
public abstract class EntriesView {
    private static final List<String> FILTERS = List.of("user", "integration", "tool", "action", "effect", "status", "client", "from", "to", "q");
    private static final String CURSOR = "cursor";
    private static final String ROW = "row";

    @Inject
    AuditLog log;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    @Inject
    Times times;

    @Inject
    ToolCatalogue tools;

    private @Nullable AuditPage page;
    private @Nullable Optional<AuditRow> opened;

    /** Reads the entries that fit. */
    abstract AuditPage find(AuditFilter filter);

    /** Reads one entry. */
    abstract Optional<AuditRow> find(String id);

    /** Where the API writes the list as a file. */
    abstract String exportPath();

    /** The entries of the page; none if a filter is wrong, which a message says. */
    public AuditPage getPage() {
        if (page == null) {
            try {
                page = find(filter());
            } catch (HubException refused) {
                browser.tell("filters", refused);
                page = new AuditPage(List.of(), null, null);
            }
        }
        return page;
    }

    /** The entry that the address opens; null without one. */
    public @Nullable AuditRow getOpened() {
        if (opened == null) {
            String id = text(ROW);
            opened = id.isEmpty() ? Optional.empty() : find(id);
            if (!id.isEmpty() && opened.isEmpty()) {
                browser.status(404);
            }
        }
        return opened.orElse(null);
    }

    /** Whether the address opens an entry that does not exist for this person. */
    public boolean isUnknown() {
        return !text(ROW).isEmpty() && getOpened() == null;
    }

    /** A filter as it stands in the address. */
    public String text(String parameter) {
        String value = browser.parameter(parameter);
        return value == null ? "" : value.strip();
    }

    /** Whether a filter is set. */
    public boolean isFiltered() {
        return FILTERS.stream().anyMatch(name -> !text(name).isEmpty());
    }

    /** Whether this is not the first page. */
    public boolean isLater() {
        return !text(CURSOR).isEmpty();
    }

    /** The names of actions to choose from. */
    public List<String> getActions() {
        return Arrays.stream(AuditAction.values()).map(AuditAction::wire).toList();
    }

    /** The list without its place and opened entry. */
    public String getFirst() {
        return address(browser.path(), filters());
    }

    /** The next page. */
    public String getNext() {
        return address(browser.path(), with(filters(), CURSOR, getPage().nextCursor()));
    }

    /** The list as it is, without an opened entry. */
    public String getClosed() {
        return address(browser.path(), with(filters(), CURSOR, text(CURSOR)));
    }

    /** The list as it is, with an entry opened. */
    public String opening(String id) {
        return address(browser.path(), with(with(filters(), CURSOR, text(CURSOR)), ROW, id)) + "#entry";
    }

    /** The file with what the filters show; days are those of the person's zone. */
    public String export(String format) {
        Map<String, String> asked = filters();
        asked.computeIfPresent("from", (name, day) -> moment(day, 0));
        asked.computeIfPresent("to", (name, day) -> moment(day, 1));
        return address(exportPath(), with(asked, "format", format));
    }

    /** JSON for people to read. */
    public String pretty(@Nullable JsonNode json) {
        return json == null ? "" : json.toPrettyString();
    }

    private AuditFilter filter() {
        return new AuditFilter(text("user"), text("client"), text("integration"), tools.canonical(caller.get(), text("tool")), AuditFilter.effect(text("effect")), AuditFilter.status(text("status")),
                AuditFilter.action(text("action")), AuditFilter.from(moment(text("from"), 0)), AuditFilter.to(moment(text("to"), 1)), AuditFilter.text(text("q")),
                AuditFilter.DEFAULT_LIMIT, text(CURSOR));
    }

    /** A day of the person's zone as its first or last moment; anything else stays, and the filter judges it. */
    private String moment(String day, int daysAfter) {
        try {
            return day.length() == 10 ? times.start(LocalDate.parse(day).plusDays(daysAfter)).minusMillis(daysAfter).toString() : day;
        } catch (DateTimeException wrong) {
            return day;
        }
    }

    private Map<String, String> filters() {
        Map<String, String> set = new LinkedHashMap<>();
        FILTERS.forEach(name -> with(set, name, text(name)));
        return set;
    }

    private static Map<String, String> with(Map<String, String> parameters, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            parameters.put(name, value);
        }
        return parameters;
    }

    private static String address(String path, Map<String, String> parameters) {
        return parameters.isEmpty() ? path : parameters.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", path + "?", ""));
    }
}
