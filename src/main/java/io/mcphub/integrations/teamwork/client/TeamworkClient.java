package io.mcphub.integrations.teamwork.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Preview;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.outbound.HttpEngine;
import io.mcphub.platform.outbound.HttpRules;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.Budget;
import io.mcphub.upstream.Target;
import io.mcphub.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Calls Teamwork's API as a person. Every failure becomes a {@code HubException}. */
@ApplicationScoped
public class TeamworkClient {
    /** From Teamwork's documentation. It does not say whether it counts people or sites, so we count sites, which is stricter. */
    private static final int CALLS_A_MINUTE = 150;

    /** The detail of a connection that says how to send its token: {@code key} or {@code oauth}. */
    public static final String AUTH = "auth";

    public static final String KEY = "key";
    public static final String SITE = "site_url";

    @Inject
    HttpEngine http;

    @Inject
    TeamworkSites sites;

    @Inject
    Connections connections;

    @Inject
    Upstream upstream;

    @Inject
    HubClock clock;

    /**
     * Makes a call and returns the answer as JSON. After a write without an answer it is unknown whether it happened; the error
     * says so.
     */
    public JsonNode call(Credential tw, ApiRequest request) {
        return reply(tw, request).json();
    }

    /** As {@link #call}, with the status: some calls answer 200 instead of 201 if there was nothing to do. */
    public ApiReply reply(Credential tw, ApiRequest request) {
        if (!request.reads()) {
            // Connections to Teamwork cannot limit writes to some targets. If one does anyway, nothing matches and the write is
            // refused.
            tw.requireWrite("", null);
            Preview.stop(request.target(), request::shown);
        }
        URI site = sites.allowed(site(tw))
                .orElseThrow(() -> HubException.of(Problem.NOT_CONNECTED, "This Teamwork site is not allowed here. Connect Teamwork again on the connections page."));
        return connections.call(tw, current -> gated(current, site, request));
    }

    /** The person's profile, with a token that is not stored yet. */
    public ApiReply profile(URI site, Secret token, boolean key) {
        return send(site, TeamworkV3.me(), authorization(token, key));
    }

    /** Exchanges a code for a token (App Login Flow). */
    public ApiReply token(JsonNode body) {
        return send(sites.login(), TeamworkV1.token(body), null);
    }

    /** The address of the connection's site, for links. */
    public static String site(Credential tw) {
        return tw.details().getOrDefault(SITE, "");
    }

    /** Whether the status is 2xx and the body is JSON or empty. v1 may still report {@code Error} in its body. */
    public static boolean isSuccess(ApiReply reply) {
        return reply.isSuccess() && !"Error".equalsIgnoreCase(reply.json().path("STATUS").asText());
    }

    private ApiReply gated(Credential tw, URI site, ApiRequest request) {
        String authorization = authorization(tw.token(), KEY.equals(tw.details().get(AUTH)));
        Budget budget = new Budget("teamwork " + site.getAuthority(), CALLS_A_MINUTE, Duration.ofMinutes(1));
        return upstream.call(new Target(site.getAuthority(), "Teamwork", tw.connectionId(), budget, request.reads()), () -> {
            ApiReply reply = send(site, request, authorization);
            if (isSuccess(reply)) {
                return reply;
            }
            throw TeamworkErrors.of(reply, !request.reads(), clock.now());
        });
    }

    private ApiReply send(URI site, ApiRequest request, @Nullable String authorization) {
        try {
            return request.send(http.client(HttpRules.api("Teamwork", sites.reach(site))), site, authorization);
        } catch (IOException e) {
            throw TeamworkErrors.FAILURES.unreachable(!request.reads(), e);
        }
    }

    private static String authorization(Secret token, boolean key) {
        return key
                ? "Basic " + Base64.getEncoder().encodeToString((token.reveal() + ":x").getBytes(StandardCharsets.UTF_8))
                : "Bearer " + token.reveal();
    }
}
