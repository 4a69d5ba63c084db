package io.mcphub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.Shown;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import io.mcphub.connections.Connections;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.rest.Created;
import io.mcphub.platform.rest.Member;
import io.mcphub.platform.rest.NoStore;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.tokens.PersonalToken;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The caller's personal access tokens. */
@Path("")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PersonalTokensResource {
    private static final int DEFAULT_DAYS = 90;

    @Inject
    PersonalAccessTokens tokens;

    @Inject
    CurrentCaller caller;

    @Inject
    ConfirmedCaller confirmed;

    @Inject
    ToolCatalogue catalog;

    @Inject
    Connections connections;

    /**
     * A token to create.
     *
     * @param name its name
     * @param expiresInDays 90 if missing; null for a token that does not expire
     * @param integrations null for all
     */
    public record TokenWishRequest(
            @NotNull String name,
            Member<Integer> expiresInDays,
            @Nullable Access access,
            @JsonSetter(contentNulls = Nulls.FAIL) @Nullable List<String> integrations,
            @Nullable ToolNames toolNames,
            @Nullable ToolsMode tools,
            @Nullable Boolean structured,
            @Nullable Secret currentPassword) {
        PersonalToken.Wish wish() {
            return new PersonalToken.Wish(
                    name,
                    expiresInDays.or(DEFAULT_DAYS),
                    new Allowance(access == null ? Access.FULL : access, integrations == null ? null : Set.copyOf(integrations), shown()));
        }

        private Shown shown() {
            Shown usual = Shown.DEFAULT;
            return new Shown(toolNames == null ? usual.names() : toolNames, tools == null ? usual.tools() : tools, structured == null ? usual.structured() : structured);
        }
    }

    /** Another name. */
    public record RenameRequest(@NotNull String name) {}

    /** The caller's tokens, oldest first. */
    public record TokenList(List<ListedToken> items) {}

    /** A new token. No other answer contains its value. Null members mean: all integrations, no expiry. */
    @JsonInclude
    public record CreatedToken(
            String id,
            String token,
            String name,
            @Nullable Integer expiresInDays,
            Access access,
            @Nullable Set<String> integrations,
            ToolNames toolNames,
            ToolsMode tools,
            boolean structured,
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** A token in the list. Null members mean: all integrations, no expiry, never used. */
    @JsonInclude
    public record ListedToken(
            String id,
            String name,
            Access access,
            @Nullable Set<String> integrations,
            ToolNames toolNames,
            ToolsMode tools,
            boolean structured,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        static ListedToken of(PersonalToken t) {
            Allowance a = t.allowance();
            return new ListedToken(t.id(), t.name(), a.access(), a.integrations(), a.shown().names(), a.shown().tools(), a.shown().structured(), t.createdAt(), t.expiresAt(), t.lastUsedAt());
        }
    }

    @POST
    @Path("personal_token")
    @Consumes(MediaType.APPLICATION_JSON)
    @Created
    @NoStore
    public CreatedToken create(@Valid @NotNull TokenWishRequest token) {
        PersonalToken.Wish wish = token.wish();
        requireKnown(wish.allowance().integrations());
        PersonalAccessTokens.Created created = tokens.create(confirmed.of(token.currentPassword()), wish);
        PersonalToken t = created.token();
        Allowance a = t.allowance();
        return new CreatedToken(
                t.id(), created.value().reveal(), t.name(), wish.expiresInDays(), a.access(), a.integrations(), a.shown().names(), a.shown().tools(), a.shown().structured(), t.createdAt(), t.expiresAt());
    }

    @GET
    @Path("personal_tokens")
    public TokenList list() {
        return new TokenList(tokens.list(caller.get().userId()).stream().map(ListedToken::of).toList());
    }

    /** Only the name of a token can change; what it may do is fixed when it is created. */
    @PATCH
    @Path("personal_tokens/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public void rename(@PathParam("id") String id, @Valid @NotNull RenameRequest change) {
        tokens.rename(caller.get().userId(), id, change.name());
    }

    @DELETE
    @Path("personal_tokens/{id}")
    public void revoke(@PathParam("id") String id) {
        tokens.revoke(caller.get().userId(), id);
    }

    /** Throws for unknown integrations: a token for them would reach nothing, without telling why. */
    private void requireKnown(@Nullable Set<String> wanted) {
        Set<String> known = new TreeSet<>();
        catalog.all(caller.get()).forEach(tool -> known.add(tool.integration()));
        connections.integrations(caller.get()).forEach(integration -> known.add(integration.id()));
        if (wanted != null && !known.containsAll(wanted)) {
            throw HubException.invalid("integrations", "Name integrations by id or leave the list out for all. The ids are " + String.join(", ", known) + ".");
        }
    }
}
