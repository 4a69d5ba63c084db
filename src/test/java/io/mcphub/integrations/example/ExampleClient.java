package io.mcphub.integrations.example;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import io.mcphub.platform.outbound.HttpEngine;
import io.mcphub.platform.outbound.HttpRules;
import io.mcphub.platform.outbound.Reach;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.ApiRequest;
import io.mcphub.upstream.Budget;
import io.mcphub.upstream.ProviderFailures;
import io.mcphub.upstream.Target;
import io.mcphub.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Calls of Example's API. */
@ApplicationScoped
class ExampleClient {
    private static final ProviderFailures FAILURES = new ProviderFailures("Example");

    @Inject
    HttpEngine http;

    @Inject
    HubConfig config;

    @Inject
    Connections connections;

    @Inject
    Upstream upstream;

    URI address() {
        return URI.create(config.value("EXAMPLE_URL").orElse("https://example.com"));
    }

    /** A call as a person. */
    JsonNode call(Credential example, ApiRequest request) {
        if (!request.reads()) {
            example.requireWrite("", null);
        }
        URI address = address();
        Target target = new Target(address.getAuthority(), "Example", example.connectionId(), new Budget("example", 60, Duration.ofMinutes(1)), request.reads());
        return connections.call(example, current -> upstream.call(target, () -> json(request, send(request, current.token()))));
    }

    /** A call with a token that is not stored, or none. */
    ApiReply send(ApiRequest request, @Nullable Secret token) {
        try {
            return request.send(http.client(HttpRules.api("Example", Reach.OPERATORS_HOST)), address(), token == null ? null : "Bearer " + token.reveal());
        } catch (IOException e) {
            throw FAILURES.unreachable(!request.reads(), e);
        }
    }

    /** The tree of a success. */
    JsonNode json(ApiRequest request, ApiReply reply) {
        if (reply.isSuccess()) {
            return reply.json();
        }
        throw switch (reply.status()) {
            case 401 -> FAILURES.disconnected(ProviderFailures.ON_THE_PAGE);
            case 404 -> HubException.notFound("Example has no such thing.");
            default -> reply.status() >= 500 ? FAILURES.unreachable(!request.reads(), null) : FAILURES.strange(!request.reads());
        };
    }
}
