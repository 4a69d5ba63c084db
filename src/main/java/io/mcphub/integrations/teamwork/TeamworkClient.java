package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.Connections;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.upstream.Budget;
import io.mcphub.upstream.Target;
import io.mcphub.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Calls of Teamwork's API as a person. Every failure leaves as a {@code HubException}. */
@ApplicationScoped
class TeamworkClient {
    /** Teamwork's own figure; whether it counts persons or sites is not known, so the stricter reading counts. */
    private static final int CALLS_A_MINUTE = 150;

    /** The detail of a connection that says how its token is sent: {@code key} or {@code oauth}. */
    static final String AUTH = "auth";

    static final String KEY = "key";
    static final String SITE = "site_url";

    @Inject
    TeamworkHttp http;

    @Inject
    TeamworkSites sites;

    @Inject
    Connections connections;

    @Inject
    Upstream upstream;

    @Inject
    HubClock clock;

    /** One call of an interface. */
    @FunctionalInterface
    interface Call<A> {
        Response on(A api, String authorization);
    }

    /** A call of v3 that changes nothing. */
    public JsonNode read(Credential tw, Call<TeamworkV3> call) {
        return checked(tw, TeamworkV3.class, call, false).json();
    }

    /** A call of v3 that changes something: after a timeout nobody knows whether it did, and the error says so. */
    public JsonNode write(Credential tw, Call<TeamworkV3> call) {
        return checked(tw, TeamworkV3.class, call, true).json();
    }

    /** As {@link #write}, with the status: some calls answer 200 instead of 201 when there was nothing to do. */
    public TeamworkReply reply(Credential tw, Call<TeamworkV3> call) {
        return checked(tw, TeamworkV3.class, call, true);
    }

    /** A call of v1 that changes nothing. */
    public JsonNode readV1(Credential tw, Call<TeamworkV1> call) {
        return checked(tw, TeamworkV1.class, call, false).json();
    }

    /** A call of v1 that changes something. */
    public JsonNode writeV1(Credential tw, Call<TeamworkV1> call) {
        return checked(tw, TeamworkV1.class, call, true).json();
    }

    /** The person's profile with a token that is not stored yet. */
    public TeamworkReply profile(URI site, Secret token, boolean key) {
        return send(site, TeamworkV3.class, api -> api.me(authorization(token, key)), false);
    }

    /** The token for a code (App Login Flow). */
    public TeamworkReply token(JsonNode body) {
        return send(sites.login(), Launchpad.class, api -> api.token(body), true);
    }

    /** The address of the connection's site, for links. */
    static String site(Credential tw) {
        return tw.details().getOrDefault(SITE, "");
    }

    private <A> TeamworkReply checked(Credential credential, Class<A> api, Call<A> call, boolean write) {
        if (write) {
            // Targets cannot be named for Teamwork; should a connection have some all the same, none of ours is among them.
            credential.requireWrite("", null);
        }
        URI site = sites.allowed(credential.details().getOrDefault(SITE, ""))
                .orElseThrow(() -> HubException.of(Problem.NOT_CONNECTED, "This Teamwork site is not allowed here. Connect Teamwork again on the connections page."));
        return connections.call(credential, current -> gated(current, site, api, call, write));
    }

    private <A> TeamworkReply gated(Credential tw, URI site, Class<A> api, Call<A> call, boolean write) {
        String authorization = authorization(tw.token(), KEY.equals(tw.details().get(AUTH)));
        Budget budget = new Budget("teamwork " + site.getAuthority(), CALLS_A_MINUTE, Duration.ofMinutes(1));
        return upstream.call(new Target(site.getAuthority(), "Teamwork", tw.connectionId(), budget, !write), () -> {
            TeamworkReply reply = send(site, api, a -> call.on(a, authorization), write);
            if (reply.ok()) {
                return reply;
            }
            throw TeamworkErrors.of(reply.refusal(), write, clock.now());
        });
    }

    private interface Sender<A> {
        Response on(A api);
    }

    private <A> TeamworkReply send(URI site, Class<A> api, Sender<A> call, boolean write) {
        long deadline = http.deadline();
        try (Response response = call.on(http.at(site, api))) {
            return new TeamworkReply(response.getStatus(), response.getStringHeaders(), json(http.body(response, deadline)));
        } catch (ProcessingException | IOException e) {
            throw TeamworkErrors.unreachable(write, e);
        }
    }

    /** Null for an HTML page of a proxy, a text and everything else that is not JSON. */
    private static @Nullable JsonNode json(byte[] body) {
        try {
            return Wire.read(body);
        } catch (IOException notJson) {
            return null;
        }
    }

    private static String authorization(Secret token, boolean key) {
        return key
                ? "Basic " + Base64.getEncoder().encodeToString((token.reveal() + ":x").getBytes(StandardCharsets.UTF_8))
                : "Bearer " + token.reveal();
    }
}
