package io.mcphub.integrations.teamwork.client;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.outbound.Reach;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which addresses a Teamwork site may have: https under Teamwork's own domains, or a host that the operator allows. A credential
 * never goes anywhere else.
 */
@ApplicationScoped
public class TeamworkSites {
    /** The last one is an older domain that some installations still have. */
    private static final Pattern OWN = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,3}(?:teamwork\\.com|teamworkpm\\.net)");

    static final String LOGIN = "https://www.teamwork.com";

    @Inject
    HubConfig config;

    /** The origin of a site's address: scheme, host and port. Throws {@code INVALID_INPUT} for {@code site_url} if it is not allowed. */
    public URI site(String address) {
        return allowed(address)
                .orElseThrow(() -> HubException.invalid(
                        "site_url", "This is not the address of a Teamwork site. Write it as https://example.teamwork.com or https://example.eu.teamwork.com."));
    }

    /** As {@link #site}, but empty if it is not allowed. */
    public Optional<URI> allowed(String address) {
        String text = address.strip();
        try {
            URI uri = URI.create(text.contains("://") ? text : "https://" + text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            if (host.isEmpty() || uri.getRawUserInfo() != null) {
                return Optional.empty();
            }
            if (listed(host, uri.getPort()) && (scheme.equals("https") || scheme.equals("http"))) {
                return Optional.of(URI.create(scheme + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort())));
            }
            boolean standard = uri.getPort() < 0 || uri.getPort() == 443;
            return scheme.equals("https") && standard && OWN.matcher(host).matches() ? Optional.of(URI.create("https://" + host)) : Optional.empty();
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }

    /** The login address. The operator sets it, so it is not checked. */
    public URI login() {
        return URI.create(config.value("TEAMWORK_LOGIN_URL").orElse(LOGIN).replaceAll("/+$", ""));
    }

    /** How far requests to an address of {@link #allowed} or {@link #login} may go: anywhere only if the operator named it. */
    public Reach reach(URI address) {
        boolean named = listed(address.getHost(), address.getPort()) || config.value("TEAMWORK_LOGIN_URL").isPresent() && address.equals(login());
        return named ? Reach.OPERATORS_HOST : Reach.PUBLIC;
    }

    /** Whether the operator allows the host. An entry is a host, for every port, or {@code host:port}. */
    private boolean listed(String host, int port) {
        return config.list("TEAMWORK_ALLOWED_HOSTS").stream()
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .anyMatch(entry -> entry.equals(host) || entry.equals(host + ":" + port));
    }
}
