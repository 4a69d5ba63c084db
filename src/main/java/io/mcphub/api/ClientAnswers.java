package io.mcphub.api;

import io.mcphub.access.Access;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClients;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Bodies of the two doors to confidential clients. */
final class ClientAnswers {
    private ClientAnswers() {}

    /** A client that was just made or got a new secret; the only answer that ever holds it. */
    record WithSecret(
            String id,
            String clientId,
            String clientSecret,
            String name,
            List<String> redirectUris,
            Access access,
            @Nullable Set<String> integrations,
            String userId,
            Instant createdAt) {}

    static ApiClient.Wish wish(JsonBody body) {
        Set<String> uris = body.texts("redirect_uris");
        return new ApiClient.Wish(body.text("name"), uris == null ? Set.of() : uris, body.choice("access", Access.class).orElse(Access.FULL), body.texts("integrations"));
    }

    static Response withSecret(Response.Status status, ApiClients.WithSecret made) {
        ApiClient c = made.client();
        WithSecret answer =
                new WithSecret(c.id(), c.clientId(), made.secret().reveal(), c.name(), c.redirectUris(), c.access(), c.integrations(), c.userId(), c.createdAt());
        return Response.status(status).entity(answer).header("Cache-Control", "no-store").build();
    }
}
