package io.mcphub.ui.audit;

import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditPage;
import io.mcphub.audit.AuditRow;
import io.mcphub.audit.reports.AuditPeople;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The page {@code /admin/audit}: what everybody did. */
@Named
@RequestScoped
public class AuditView extends EntriesView {
    @Inject
    AuditPeople people;

    private @Nullable Map<String, String> addresses;

    /** The address of a person of the page; the id of one who was deleted. */
    public String person(@Nullable String id) {
        if (addresses == null) {
            addresses = people.addresses(getPage().items());
        }
        return id == null ? "" : addresses.getOrDefault(id, id);
    }

    /** The address of the person of one entry. */
    public String personOf(AuditRow row) {
        return row.user() == null ? "" : people.addresses(List.of(row)).getOrDefault(row.user(), row.user());
    }

    @Override
    AuditPage find(AuditFilter filter) {
        return log.everybodys(caller.get(), people.named(filter));
    }

    @Override
    Optional<AuditRow> find(String id) {
        return log.everybodys(caller.get(), id);
    }

    @Override
    String exportPath() {
        return "/api/admin/audit/export";
    }
}
