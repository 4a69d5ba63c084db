package io.mcphub.integrations.teamwork.arguments;

/** The greatest lengths of texts in arguments, and the greatest estimate. */
public final class TeamworkLimits {
    public static final int MAX_TEXT = 50_000;
    public static final int MAX_NAME = 255;
    /** A year of nights and days. */
    public static final int MAX_MINUTES = 525_600;

    private TeamworkLimits() {}
}
