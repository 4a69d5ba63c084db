package io.mcphub.authorization;

import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The only resource for which the hub issues tokens (RFC 8707): {@code {base}/mcp}. */
@ApplicationScoped
public class Resources {
    @Inject
    Settings settings;

    /** Whether the resources are the MCP endpoint or none at all. Ignores a trailing slash and the case of scheme and host. */
    public boolean acceptable(@Nullable List<URI> resources) {
        return resources == null || resources.stream().allMatch(this::isMcp);
    }

    public String mcp() {
        return settings.baseUrl() + "/mcp";
    }

    private boolean isMcp(URI resource) {
        URI ours = URI.create(mcp());
        return ours.getScheme().equalsIgnoreCase(resource.getScheme())
                && ours.getRawAuthority().equalsIgnoreCase(resource.getRawAuthority())
                && (ours.getRawPath().equals(resource.getRawPath()) || (ours.getRawPath() + "/").equals(resource.getRawPath()))
                && resource.getRawQuery() == null
                && resource.getRawFragment() == null;
    }
}
