package io.mcphub.authorization.requests;

import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.authorization.clients.ClientStore;
import io.mcphub.authorization.clients.OAuthClient;
import io.mcphub.authorization.grants.ConsentStore;
import io.mcphub.authorization.grants.GrantStore;
import io.mcphub.authorization.grants.PendingRequest;
import io.mcphub.platform.HubException;
import io.mcphub.users.LiveProof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Optional;

/** Takes a request and stores the decision in one transaction, so that each request is decided at most once. */
@ApplicationScoped
public class Decisions {
    @Inject
    RequestStore requests;

    @Inject
    GrantStore grants;

    @Inject
    ConsentStore consents;

    @Inject
    ClientStore clients;

    @Inject
    LiveProof proof;

    /** An allowed request and its code. */
    public record Allowed(PendingRequest request, String code) {}

    @Transactional
    public Allowed allow(String requestId, Caller caller, Allowance allowance) {
        proof.require(caller);
        PendingRequest request = take(requestId, caller.credentialId());
        OAuthClient client = clients.find(request.clientId()).orElseThrow(Decisions::gone);
        consents.remember(caller.userId(), request, client.name(), allowance);
        return new Allowed(request, grants.allow(request, client, caller.userId(), allowance, false));
    }

    /** Allows what the user allowed before; empty if they did not. */
    @Transactional
    public Optional<Allowed> allowAgain(String requestId, Caller caller) {
        proof.require(caller);
        return requests.bound(requestId, caller.credentialId())
                .filter(request -> !request.askAgain())
                .flatMap(request -> consents.find(caller.userId(), request))
                .map(allowance -> {
                    PendingRequest request = take(requestId, caller.credentialId());
                    OAuthClient client = clients.find(request.clientId()).orElseThrow(Decisions::gone);
                    return new Allowed(request, grants.allow(request, client, caller.userId(), allowance, true));
                });
    }

    @Transactional
    public PendingRequest deny(String requestId, String sessionId, String userId) {
        PendingRequest request = take(requestId, sessionId);
        grants.denied(request.clientId(), userId);
        return request;
    }

    private PendingRequest take(String requestId, String sessionId) {
        return requests.take(requestId, sessionId).orElseThrow(Decisions::gone);
    }

    public static HubException gone() {
        return HubException.notFound("This request has been answered or has expired. Start again in the app that sent you here.");
    }
}
