package io.mcphub.api;

import io.mcphub.audit.reports.AuditDownload;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;

/** A file with audit entries as an answer; a browser saves it and shows how it comes in. */
final class AuditFiles {
    private AuditFiles() {}

    static Response answer(AuditDownload file) {
        StreamingOutput content = file.content()::write;
        return Response.ok(content, file.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + file.fileName() + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
