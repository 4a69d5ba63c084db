package io.mcphub.ui.audit;

import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditPage;
import io.mcphub.audit.AuditRow;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** The page {@code /activity}: what the hub did for this person. */
@Named
@RequestScoped
public class ActivityView extends EntriesView {
    /** Changes when the list does; an open page compares it with what {@code /live} says. */
    public long getMark() {
        return log.mark(caller.get());
    }

    @Override
    AuditPage find(AuditFilter filter) {
        return log.own(caller.get(), filter);
    }

    @Override
    Optional<AuditRow> find(String id) {
        return log.own(caller.get(), id);
    }

    @Override
    String exportPath() {
        return "/api/audit/export";
    }
}
