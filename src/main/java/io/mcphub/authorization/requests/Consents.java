package io.mcphub.authorization.requests;

import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.authorization.clients.ClientStore;
import io.mcphub.authorization.clients.OAuthClient;
import io.mcphub.authorization.grants.PendingRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Base64;
import java.util.Optional;

/** The authorization server for the consent page. Only a person with a browser session decides, and only about requests of that session. */
@ApplicationScoped
public class Consents {
    private static final String PURPOSE = "consent";

    @Inject
    RequestStore requests;

    @Inject
    ClientStore clients;

    @Inject
    Decisions decisions;

    @Inject
    Authorizations authorizations;

    @Inject
    Keys keys;

    /**
     * The request to decide about; binds it to this session. Throws {@code NOT_FOUND} if it was answered, has expired or belongs to
     * another session.
     */
    public ConsentRequest find(String requestId, Caller caller) {
        PendingRequest request = requests.bind(requestId, session(caller)).orElseThrow(Decisions::gone);
        OAuthClient client = clients.find(request.clientId()).orElseThrow(Decisions::gone);
        return ConsentRequest.of(proof(requestId, caller), client, request);
    }

    /**
     * Where the browser takes the code if the person allowed the same before; empty if they must be asked. Binds the request to
     * this session.
     */
    public Optional<URI> remembered(String requestId, Caller caller) {
        return requests.bind(requestId, session(caller))
                .flatMap(request -> decisions.allowAgain(requestId, caller))
                .map(allowed -> authorizations.success(allowed.request(), allowed.code()));
    }

    /** Allows the request. Returns where the browser takes the code. Throws {@code FORBIDDEN} if the proof of the page is wrong. */
    public URI allow(String requestId, String proof, Caller caller, Allowance allowance) {
        requireProof(requestId, proof, caller);
        Decisions.Allowed allowed = decisions.allow(requestId, caller, allowance.requireValid());
        return authorizations.success(allowed.request(), allowed.code());
    }

    /** Denies the request. Returns where the browser takes the answer. Throws {@code FORBIDDEN} if the proof of the page is wrong. */
    public URI deny(String requestId, String proof, Caller caller) {
        requireProof(requestId, proof, caller);
        return authorizations.denied(decisions.deny(requestId, session(caller), caller.userId()));
    }

    private void requireProof(String requestId, String proof, Caller caller) {
        if (!isProof(requestId, proof, caller)) {
            throw HubException.of(Problem.FORBIDDEN, "This answer does not come from the page that asked. Start again in the app that sent you here.");
        }
    }

    private boolean isProof(String requestId, String proof, Caller caller) {
        try {
            return keys.isMac(PURPOSE, session(caller) + " " + requestId, Base64.getUrlDecoder().decode(proof));
        } catch (IllegalArgumentException notOurs) {
            return false;
        }
    }

    public String proof(String requestId, Caller caller) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(keys.mac(PURPOSE, session(caller) + " " + requestId));
    }

    private static String session(Caller caller) {
        if (caller.credential() != Caller.Credential.SESSION) {
            throw HubException.of(Problem.FORBIDDEN, "Sign in with a browser to decide about this.");
        }
        return caller.credentialId();
    }
}
