package io.mcphub.doctor;

import io.mcphub.authorization.clients.ClientDocuments;
import io.mcphub.platform.http.RefusedOrigins;
import java.util.List;
import java.util.stream.Stream;

/** What the hub noticed by itself about the way in and out: whether it can fetch what describes an app, and origins that it refused. */
final class Surroundings {
    private final ClientDocuments documents;
    private final RefusedOrigins origins;

    Surroundings(ClientDocuments documents, RefusedOrigins origins) {
        this.documents = documents;
        this.origins = origins;
    }

    /** Looked at even if a step before failed, because they may tell why. */
    Stream<Check> checks() {
        return Stream.of(documents(), refusedOrigins());
    }

    /** Apps may name themselves by an address only where the hub reaches the internet. */
    private Check documents() {
        if (!documents.enabled()) {
            return Check.green("documents", "client_id_documents = false", "");
        }
        ClientDocuments.Attempt attempt = documents.reach();
        return attempt.reached() ? Check.green("documents", "", "") : Check.yellow("documents", "offline", "https://" + attempt.host() + "/…", "");
    }

    private Check refusedOrigins() {
        List<String> refused = origins.recent();
        return refused.isEmpty() ? Check.green("origins", "", "") : Check.yellow("origins", "refused", "Origin: " + String.join(", ", refused), "403");
    }
}
