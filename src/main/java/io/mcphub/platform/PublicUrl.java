package io.mcphub.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** The hub's public address, never taken from a request's Host header. */
@ApplicationScoped
public class PublicUrl {
    @Inject
    HubConfig config;

    private volatile @Nullable String configured;

    /** Without a trailing slash: what an admin set, else {@code BASE_URL}. */
    public String base() {
        String set = configured;
        return set == null ? config.baseUrl() : set;
    }

    /** Called by {@code settings} at start-up and whenever an admin changes the address; null means none is set. */
    public void configure(@Nullable String address) {
        configured = address == null ? null : address.replaceAll("/+$", "");
    }
}
