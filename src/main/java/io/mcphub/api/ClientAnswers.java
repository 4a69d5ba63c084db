package io.mcphub.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClients;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
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

    /**
     * A client in a list.
     *
     * @param secretVoid whether its secret has ended, so that it needs another one
     */
    record Listed(
            String id,
            String clientId,
            String name,
            List<String> redirectUris,
            Access access,
            @Nullable Set<String> integrations,
            String userId,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @JsonProperty("void") boolean secretVoid) {
        static Listed of(ApiClient c) {
            return new Listed(
                    c.id(), c.clientId(), c.name(), c.redirectUris(), c.allowance().access(), c.allowance().integrations(), c.userId(), c.createdAt(), c.lastUsedAt(), c.secretVoid());
        }
    }

    static Map<String, List<Listed>> list(List<ApiClient> clients) {
        return Map.of("items", clients.stream().map(Listed::of).toList());
    }

    static ApiClient.Wish wish(JsonBody body) {
        Set<String> uris = body.texts("redirect_uris");
        return new ApiClient.Wish(body.text("name"), uris == null ? Set.of() : uris, new Allowance(body.choice("access", Access.class).orElse(Access.FULL), body.texts("integrations")));
    }

    static Response withSecret(Response.Status status, ApiClients.WithSecret made) {
        ApiClient c = made.client();
        WithSecret answer =
                new WithSecret(c.id(), c.clientId(), made.secret().reveal(), c.name(), c.redirectUris(), c.allowance().access(), c.allowance().integrations(), c.userId(), c.createdAt());
        return Response.status(status).entity(answer).header("Cache-Control", "no-store").build();
    }
}
