package io.mcphub.audit.reports;

import io.mcphub.platform.HubException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The forms of a file with entries. */
public enum AuditFormat {
    CSV("text/csv; charset=utf-8", CsvRows::new),
    JSONL("application/x-ndjson", JsonRows::new),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxRows::new);

    private final String mediaType;
    private final Opener opener;

    AuditFormat(String mediaType, Opener opener) {
        this.mediaType = mediaType;
        this.opener = opener;
    }

    /** Begins a file. */
    @FunctionalInterface
    private interface Opener {
        RowWriter open(OutputStream out) throws IOException;
    }

    /** The format with this name in the API; {@code INVALID_INPUT} if there is none. */
    public static AuditFormat of(@Nullable String name) {
        return Arrays.stream(values())
                .filter(format -> format.wire().equals(name))
                .findFirst()
                .orElseThrow(() -> HubException.invalid("format", "format is one of csv, jsonl, xlsx."));
    }

    /** The name in the API, which is also how the file's name ends. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    RowWriter open(OutputStream out) throws IOException {
        return opener.open(out);
    }
}
