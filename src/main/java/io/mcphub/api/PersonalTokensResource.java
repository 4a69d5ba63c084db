package io.mcphub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.CurrentCaller;
import io.mcphub.access.ToolNames;
import io.mcphub.access.ToolsMode;
import io.mcphub.connections.Connections;
import io.mcphub.platform.HubException;
import io.mcphub.tokens.PersonalAccessTokens;
import io.mcphub.tokens.PersonalToken;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One's own personal access tokens. */
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

    /** A token that was just made; the only answer that ever holds its value. Null is an answer: all integrations, no end. */
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
            Instant createdAt,
            @Nullable Instant expiresAt) {}

    /** A token in the list. Null is an answer: all integrations, no end, never used. */
    @JsonInclude
    public record ListedToken(
            String id,
            String name,
            Access access,
            @Nullable Set<String> integrations,
            ToolNames toolNames,
            ToolsMode tools,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        static ListedToken of(PersonalToken t) {
            Allowance a = t.allowance();
            return new ListedToken(t.id(), t.name(), a.access(), a.integrations(), a.toolNames(), t.tools(), t.createdAt(), t.expiresAt(), t.lastUsedAt());
        }
    }

    @POST
    @Path("personal_token")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response create(InputStream in) {
        JsonBody body = JsonBody.read(in).only("name", "expires_in_days", "access", "integrations", "tool_names", "tools", ConfirmedCaller.PASSWORD);
        PersonalToken.Wish wish = wish(body);
        requireKnown(wish.allowance().integrations());
        PersonalAccessTokens.Created created = tokens.create(confirmed.of(body), wish);
        PersonalToken t = created.token();
        Allowance a = t.allowance();
        CreatedToken answer = new CreatedToken(
                t.id(), created.value().reveal(), t.name(), wish.expiresInDays(), a.access(), a.integrations(), a.toolNames(), t.tools(), t.createdAt(), t.expiresAt());
        return Response.status(Response.Status.CREATED).entity(answer).header("Cache-Control", "no-store").build();
    }

    @GET
    @Path("personal_tokens")
    public Map<String, List<ListedToken>> list() {
        return Map.of("items", tokens.list(caller.get().userId()).stream().map(ListedToken::of).toList());
    }

    @DELETE
    @Path("personal_tokens/{id}")
    public Response revoke(@PathParam("id") String id) {
        tokens.revoke(caller.get().userId(), id);
        return Response.noContent().build();
    }

    /** A token for an integration that does not exist would open nothing, and nobody would know why. */
    private void requireKnown(@Nullable Set<String> wanted) {
        Set<String> known = new TreeSet<>();
        catalog.all(caller.get()).forEach(tool -> known.add(tool.integration()));
        connections.integrations(caller.get()).forEach(integration -> known.add(integration.id()));
        if (wanted != null && !known.containsAll(wanted)) {
            throw HubException.invalid("integrations", "Name integrations by id or leave the list out for all. The ids are " + String.join(", ", known) + ".");
        }
    }

    private static PersonalToken.Wish wish(JsonBody body) {
        return new PersonalToken.Wish(
                body.text("name"),
                body.number("expires_in_days", DEFAULT_DAYS),
                new Allowance(
                        body.choice("access", Access.class).orElse(Access.FULL), body.texts("integrations"), body.choice("tool_names", ToolNames.class).orElse(ToolNames.DOTTED)),
                body.choice("tools", ToolsMode.class).orElse(ToolsMode.ALL));
    }
}
