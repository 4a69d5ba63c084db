package io.mcphub.integrations.teamwork.arguments;

/** How long texts may be in arguments, and how large an estimate. */
public final class TeamworkLimits {
    public static final int MAX_TEXT = 50_000;
    public static final int MAX_NAME = 255;
    /** A year of nights and days. */
    public static final int MAX_MINUTES = 525_600;

    private TeamworkLimits() {}
}
