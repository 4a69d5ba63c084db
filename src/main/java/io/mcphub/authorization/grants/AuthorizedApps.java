package io.mcphub.authorization.grants;

import io.mcphub.access.Caller;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lists what a user allowed clients, one entry per client, and ends it. */
@ApplicationScoped
public class AuthorizedApps {
    @Inject
    GrantStore grants;

    @Inject
    ConsentStore consents;

    @Inject
    AppEnding ending;

    @Inject
    HubConfig config;

    /** The apps of a person, ordered by name. {@code FORBIDDEN} for a caller who is neither that person nor an admin. */
    public List<AuthorizedApp> list(Caller caller, String userId) {
        caller.requireAdminOr(userId);
        return list(userId);
    }

    /** The user's apps, ordered by name. */
    public List<AuthorizedApp> list(String userId) {
        Map<String, AuthorizedApp> apps = new LinkedHashMap<>();
        Stream.concat(grants.live(userId, config.accessTokenLifetime()).stream(), consents.of(userId).stream().map(answer -> answer.toApp(null)))
                .forEach(app -> apps.merge(app.clientId(), app, AuthorizedApp::and));
        return apps.values().stream().sorted(Comparator.comparing(AuthorizedApp::clientName, String.CASE_INSENSITIVE_ORDER).thenComparing(AuthorizedApp::clientId)).toList();
    }

    /** Ends every grant, token and remembered answer of a client at once. Throws {@code NOT_FOUND} if the user allowed it nothing. */
    public void end(String userId, String clientId) {
        if (!ending.end(userId, clientId)) {
            throw HubException.notFound("You have allowed no such app. GET /auth/authorized_apps lists yours.");
        }
    }
}
