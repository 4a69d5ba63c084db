package io.mcphub.integrations.slack.arguments;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds names in a text that look like mentions and notify nobody. */
public final class SlackMentions {
    private static final Pattern PLAIN = Pattern.compile("(?:^|[\\s(])(@[\\p{L}0-9][\\p{L}0-9._-]*[\\p{L}0-9])");

    private SlackMentions() {}

    /** A sentence for each such name. */
    public static Stream<String> silent(String text) {
        return PLAIN.matcher(text).results().map(mention -> mention.group(1)).distinct()
                .map(name -> name + " is plain text and notifies nobody. To mention somebody write <@ID>, a group <!subteam^ID>, everybody <!channel>.");
    }
}
