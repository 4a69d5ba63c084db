package io.mcphub.audit.reports;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A file with entries that is written while it is sent.
 *
 * @param mediaType its Content-Type
 * @param fileName what to call it
 * @param content writes it, once
 */
public record AuditDownload(String mediaType, String fileName, Content content) {
    /** Writes the file. */
    @FunctionalInterface
    public interface Content {
        /** Writes everything; {@code RATE_LIMITED} before the first byte if too many files are on their way. */
        void write(OutputStream out) throws IOException;
    }
}
