package io.mcphub.platform;

/** Stops the start. Thrown while the application starts, it fails the deployment; the launcher prints the reason and ends. */
public final class StartRefusal extends IllegalStateException {
    /** The launcher reads the reason from this system property: it shares nothing else with the application. */
    static final String REASON_PROPERTY = "hub.start-failure";

    /** Set when the operator's configuration is wrong; the launcher then ends with its exit code for that. */
    static final String CONFIGURATION_PROPERTY = "hub.start-failure-is-configuration";

    private static final long serialVersionUID = 1L;

    /**
     * A refusal.
     *
     * @param reason what is wrong and what to do, on one line and without a secret
     */
    public StartRefusal(String reason) {
        super(reason);
        System.setProperty(REASON_PROPERTY, reason);
    }

    /** A refusal because an environment variable is missing or wrong. */
    public static StartRefusal configuration(String reason) {
        System.setProperty(CONFIGURATION_PROPERTY, "true");
        return new StartRefusal(reason);
    }
}
