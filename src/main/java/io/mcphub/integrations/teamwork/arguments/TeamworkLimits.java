package io.mcphub.integrations.teamwork.arguments;

/** The greatest lengths of texts in arguments, the greatest estimate, and descriptions that arguments share. */
public final class TeamworkLimits {
    public static final int MAX_TEXT = 50_000;
    public static final int MAX_NAME = 255;
    /** A year of nights and days. */
    public static final int MAX_MINUTES = 525_600;

    /** Describes a day that lies ahead, such as a due date. */
    public static final String AHEAD = "Day: 2026-01-15, friday or 7d (ahead)";
    /** Describes a due date that a task gets. */
    public static final String AHEAD_OR_CLEAR = AHEAD + "; empty clears";
    /** Describes a day that lies back, such as that of logged time. */
    public static final String BACK = "Day: 2026-01-15, yesterday or 7d (ago)";
    /** Describes the switch that allows a due date in the past. */
    public static final String ALLOW_PAST = "Take a due date that is over; default false";

    private TeamworkLimits() {}
}
