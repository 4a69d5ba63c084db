package io.mcphub.platform;

/** Refuses the start for a reason that one sentence tells. Thrown while the application starts, it fails the deployment; the launcher prints the sentence and ends. */
public final class StartRefusal extends IllegalStateException {
    /** Where the launcher reads the sentence; the two share nothing but system properties. */
    static final String REASON_PROPERTY = "hub.start-failure";

    /** Set if the operator's configuration is to blame: the launcher's exit code tells it apart. */
    static final String CONFIGURATION_PROPERTY = "hub.start-failure-is-configuration";

    private static final long serialVersionUID = 1L;

    /** {@code reason} says what is wrong and what to do, on one line and without a secret. */
    public StartRefusal(String reason) {
        super(reason);
        System.setProperty(REASON_PROPERTY, reason);
    }

    /** As the constructor, where the configuration is wrong: an environment variable, or one that is missing. */
    public static StartRefusal configuration(String reason) {
        System.setProperty(CONFIGURATION_PROPERTY, "true");
        return new StartRefusal(reason);
    }
}
