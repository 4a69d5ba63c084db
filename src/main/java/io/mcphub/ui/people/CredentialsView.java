package io.mcphub.ui.people;

import io.mcphub.access.Access;
import io.mcphub.access.CurrentCaller;
import io.mcphub.authorization.clients.ApiClients;
import io.mcphub.authorization.grants.AuthorizedApps;
import io.mcphub.tokens.PersonalAccessTokens;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What acts for the person on {@code /admin/users?id=}: tokens, then authorised apps, then API clients. */
@Named
@RequestScoped
public class CredentialsView {
    @Inject
    CurrentCaller caller;

    @Inject
    PersonalAccessTokens tokens;

    @Inject
    AuthorizedApps apps;

    @Inject
    ApiClients clients;

    /**
     * One of them.
     *
     * @param kind {@code token}, {@code app} or {@code client}
     * @param since when the person made or allowed it
     * @param lastUsedAt null for never
     */
    public record Credential(String kind, String name, Access access, Instant since, @Nullable Instant lastUsedAt) {}

    /** All of a person. */
    public List<Credential> of(String userId) {
        return Stream.of(
                        tokens.list(caller.get(), userId).stream().map(one -> new Credential("token", one.name(), one.allowance().access(), one.createdAt(), one.lastUsedAt())),
                        apps.list(caller.get(), userId).stream().map(one -> new Credential("app", one.clientName(), one.access(), one.allowedAt(), one.lastUsedAt())),
                        clients.list(caller.get(), userId).stream().map(one -> new Credential("client", one.name(), one.allowance().access(), one.createdAt(), one.lastUsedAt())))
                .flatMap(all -> all)
                .toList();
    }
}
