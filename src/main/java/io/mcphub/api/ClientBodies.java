package io.mcphub.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.authorization.clients.ApiClient;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.platform.Secret;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests and answers about confidential clients, for their owners and for admins. */
final class ClientBodies {
    private ClientBodies() {}

    /** A client that a person registers for themselves. */
    public record ClientRequest(
            @NotNull String name,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> redirectUris,
            @Nullable Access access,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> integrations,
            @Nullable Secret currentPassword) {
        ApiClient.Wish wish() {
            return ClientBodies.wish(name, redirectUris, access, integrations);
        }
    }

    /** A client that an admin registers, for the person {@code userId} or for themselves. */
    public record ClientOfPersonRequest(
            @NotNull String name,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> redirectUris,
            @Nullable Access access,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> integrations,
            @Nullable String userId,
            @Nullable Secret currentPassword) {
        ApiClient.Wish wish() {
            return ClientBodies.wish(name, redirectUris, access, integrations);
        }
    }

    /** Clients, oldest first. */
    public record ClientList(List<ListedClient> items) {
        static ClientList of(List<ApiClient> clients) {
            return new ClientList(clients.stream().map(ListedClient::of).toList());
        }
    }

    /**
     * A client in a list.
     *
     * @param secretVoid whether its secret has ended and must be rotated
     */
    public record ListedClient(
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
        static ListedClient of(ApiClient c) {
            Allowance a = c.allowance();
            return new ListedClient(c.id(), c.clientId(), c.name(), c.redirectUris(), a.access(), a.integrations(), c.userId(), c.createdAt(), c.lastUsedAt(), c.secretVoid());
        }
    }

    /** A client with its new secret. No other answer contains the secret. */
    public record ClientWithSecret(
            String id,
            String clientId,
            String clientSecret,
            String name,
            List<String> redirectUris,
            Access access,
            @Nullable Set<String> integrations,
            String userId,
            Instant createdAt) {
        static ClientWithSecret of(ApiClients.WithSecret made) {
            ApiClient c = made.client();
            Allowance a = c.allowance();
            return new ClientWithSecret(c.id(), c.clientId(), made.secret().reveal(), c.name(), c.redirectUris(), a.access(), a.integrations(), c.userId(), c.createdAt());
        }
    }

    private static ApiClient.Wish wish(String name, @Nullable List<String> redirectUris, @Nullable Access access, @Nullable List<String> integrations) {
        return new ApiClient.Wish(
                name,
                redirectUris == null ? Set.of() : new LinkedHashSet<>(redirectUris),
                new Allowance(access == null ? Access.FULL : access, integrations == null ? null : Set.copyOf(integrations)));
    }
}
