package io.mcphub.integrations.slack.arguments;

import java.util.Locale;
import java.util.Map;

/** Names of emoji as Slack takes them: small letters, no colons. People also write them in capitals, or as the sign itself. */
public final class SlackEmoji {
    private static final String VARIATION = "\uFE0F";

    /** The signs that people react with most. Slack has no method that finds a name by its sign. */
    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("\uD83D\uDC4D", "thumbsup"), Map.entry("\uD83D\uDC4E", "thumbsdown"), Map.entry("\u2705", "white_check_mark"),
            Map.entry("\u2714", "heavy_check_mark"), Map.entry("\u274C", "x"), Map.entry("\u2764", "heart"), Map.entry("\uD83D\uDE02", "joy"),
            Map.entry("\uD83D\uDE04", "smile"), Map.entry("\uD83D\uDE42", "slightly_smiling_face"), Map.entry("\uD83D\uDE0D", "heart_eyes"),
            Map.entry("\uD83D\uDE22", "cry"), Map.entry("\uD83D\uDE2E", "open_mouth"), Map.entry("\uD83D\uDE4F", "pray"), Map.entry("\uD83D\uDC4F", "clap"),
            Map.entry("\uD83D\uDE4C", "raised_hands"), Map.entry("\uD83D\uDC4B", "wave"), Map.entry("\uD83D\uDC4C", "ok_hand"), Map.entry("\uD83D\uDCAA", "muscle"),
            Map.entry("\uD83D\uDC40", "eyes"), Map.entry("\uD83C\uDF89", "tada"), Map.entry("\uD83D\uDE80", "rocket"), Map.entry("\uD83D\uDD25", "fire"),
            Map.entry("\uD83D\uDCAF", "100"), Map.entry("\u26A0", "warning"), Map.entry("\u2753", "question"), Map.entry("\uD83E\uDD14", "thinking_face"),
            Map.entry("\u2B50", "star"), Map.entry("\u2795", "heavy_plus_sign"), Map.entry("\uD83D\uDE09", "wink"), Map.entry("\uD83D\uDEA8", "rotating_light"));

    private SlackEmoji() {}

    /** The name that is meant; a name that Slack does not know, Slack refuses. */
    public static String name(String written) {
        String bare = written.strip().replaceAll("^:|:$", "").replace(VARIATION, "");
        return SIGNS.getOrDefault(bare, bare.toLowerCase(Locale.ROOT));
    }
}
