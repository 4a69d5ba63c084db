package io.mcphub.audit.reports;

import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditRow;
import io.mcphub.users.User;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** The people of audit entries: the log knows ids only, but readers think in addresses. */
@ApplicationScoped
public class AuditPeople {
    @Inject
    Users users;

    /** The same filter, with the id of the person if it names an address. An address that nobody has finds nothing. */
    public AuditFilter named(AuditFilter filter) {
        String user = filter.user();
        return user == null || !user.contains("@") ? filter : filter.of(users.findByEmail(user).map(User::id).orElse(user));
    }

    /** The addresses of the people in these entries, by id; people who were deleted have none. One query. */
    public Map<String, String> addresses(Collection<AuditRow> rows) {
        return users.addresses(rows.stream().map(AuditRow::user).filter(Objects::nonNull).collect(Collectors.toSet()));
    }
}
