package io.mcphub.connections.connectors;

import io.mcphub.platform.HubException;
import java.util.Locale;

/**
 * Why an account cannot be connected, or was not.
 *
 * @param code one word for programs, such as {@code not_configured}
 * @param detail what an admin or the person can do, in one or two sentences
 */
public record ConnectProblem(String code, String detail) {
    /** The hub has no https address, which the provider requires. */
    public static final String HTTPS_REQUIRED = "https_required";

    /** An admin must enter something first. */
    public static final String NOT_CONFIGURED = "not_configured";

    /** The provider refuses the hub's app. */
    public static final String REFUSED = "provider_refused";

    /** The provider does not answer. */
    public static final String UNREACHABLE = "provider_unreachable";

    public static ConnectProblem httpsRequired(Connector connector) {
        return new ConnectProblem(HTTPS_REQUIRED, "Signing in at " + connector.displayName()
                + " needs an https address, and this hub is reached over http. An admin sets BASE_URL to an https address." + otherwise(connector));
    }

    public static ConnectProblem notConfigured(Connector connector) {
        return new ConnectProblem(NOT_CONFIGURED, connector.missing() + otherwise(connector));
    }

    /** The problem for a refusal. */
    public static ConnectProblem of(HubException refusal) {
        return new ConnectProblem(refusal.problem().name().toLowerCase(Locale.ROOT), refusal.publicDetail());
    }

    private static String otherwise(Connector connector) {
        return connector.connect().contains(Way.TOKEN) && connector.configured() ? " Or paste a token." : "";
    }
}
