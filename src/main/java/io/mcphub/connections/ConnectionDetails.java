package io.mcphub.connections;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;

/** What all connections at one integration have in common. For the upkeep of what belongs to them on this machine; no door asks it. */
@ApplicationScoped
public class ConnectionDetails {
    @Inject
    ConnectionStore store;

    /** The values of a detail in all connections at one integration, whoever owns them. */
    public Set<String> all(String integration, String name) {
        return store.details(integration, name);
    }
}
