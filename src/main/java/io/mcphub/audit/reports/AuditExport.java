package io.mcphub.audit.reports;

import io.mcphub.access.Caller;
import io.mcphub.audit.AuditFilter;
import io.mcphub.audit.AuditLog;
import io.mcphub.audit.AuditPage;
import io.mcphub.platform.HubClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/**
 * The audit log as a file. It is read in batches, each with its own short query, and every batch is sent before the next one is
 * read: memory stays the same for any size, and no transaction keeps old pages of the database alive.
 */
@ApplicationScoped
public class AuditExport {
    private static final int BATCH = 1_000;
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    @Inject
    AuditLog log;

    @Inject
    AuditPeople people;

    @Inject
    ExportPlaces places;

    @Inject
    HubClock clock;

    /** The caller's own entries. Ignores the filter's user, page size and cursor. */
    public AuditDownload own(Caller caller, AuditFilter filter, AuditFormat format) {
        return download(caller, filter, format, asked -> log.own(caller, asked));
    }

    /** Everybody's entries. {@code FORBIDDEN} unless the caller is an admin. */
    public AuditDownload everybodys(Caller caller, AuditFilter filter, AuditFormat format) {
        return download(caller, people.named(filter), format, asked -> log.everybodys(caller, asked));
    }

    /** Reads the first batch at once, so that a refusal is an answer and not the end of a broken file. */
    private AuditDownload download(Caller caller, AuditFilter filter, AuditFormat format, Function<AuditFilter, AuditPage> read) {
        AuditPage first = read.apply(filter.page(BATCH, null));
        String name = "mcp-hub-audit-" + MOMENT.format(clock.now()) + "." + format.wire();
        return new AuditDownload(format.mediaType(), name, out -> places.in(caller.userId(), () -> write(first, format, out, cursor -> read.apply(filter.page(BATCH, cursor)))));
    }

    private void write(AuditPage first, AuditFormat format, OutputStream out, Function<String, AuditPage> next) throws IOException {
        RowWriter rows = format.open(out);
        AuditPage page = first;
        rows.write(page.items(), people.addresses(page.items()));
        while (page.nextCursor() != null) {
            page = next.apply(page.nextCursor());
            rows.write(page.items(), people.addresses(page.items()));
        }
        // Not after a failure: a file that ends as if it were complete would be taken for it.
        rows.close();
    }
}
