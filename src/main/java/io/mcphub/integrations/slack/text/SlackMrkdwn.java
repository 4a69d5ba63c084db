package io.mcphub.integrations.slack.text;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns Slack's mrkdwn into plain text: {@code <@U…>} becomes a name, {@code <https://…|label>} the label with the address,
 * {@code &lt;} a sign.
 */
public final class SlackMrkdwn {
    private static final Pattern TOKEN = Pattern.compile("<([^<>\\n]{1,3000})>");
    private static final Pattern MENTION = Pattern.compile("<@([UW][A-Z0-9]{1,20})(?:\\|[^<>]*)?>");

    private static final Pattern CHANNEL = Pattern.compile("<#([CG][A-Z0-9]{1,20})(?:\\|)?>");

    private SlackMrkdwn() {}

    /** The ids of the people that a text mentions. */
    public static java.util.stream.Stream<String> mentions(String text) {
        return MENTION.matcher(text).results().map(m -> m.group(1));
    }

    /** The ids of channels that a text mentions without a name. */
    public static java.util.stream.Stream<String> channels(String text) {
        return CHANNEL.matcher(text).results().map(m -> m.group(1));
    }

    /** @param people names of people and channels by id; an id without a name stays an id */
    public static String readable(String mrkdwn, Map<String, String> people) {
        String text = TOKEN.matcher(mrkdwn).replaceAll(token -> Matcher.quoteReplacement(token(token, people)));
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static String token(MatchResult match, Map<String, String> people) {
        String inside = match.group(1);
        int bar = inside.indexOf('|');
        String target = bar < 0 ? inside : inside.substring(0, bar);
        String label = bar < 0 ? "" : inside.substring(bar + 1).strip();
        return switch (target.isEmpty() ? ' ' : target.charAt(0)) {
            case '@' -> "@" + people.getOrDefault(target.substring(1), label.isEmpty() ? target.substring(1) : label);
            case '#' -> "#" + (label.isEmpty() ? people.getOrDefault(target.substring(1), target.substring(1)) : label);
            case '!' -> special(target.substring(1), label, people);
            default -> link(target, label);
        };
    }

    private static String special(String command, String label, Map<String, String> names) {
        if (!label.isEmpty()) {
            return label;
        }
        String target = command.startsWith("subteam^") ? command.substring("subteam^".length()) : command;
        return "@" + names.getOrDefault(target, target);
    }

    private static String link(String target, String label) {
        String address = target.startsWith("mailto:") ? target.substring("mailto:".length()) : target;
        return label.isEmpty() || label.equals(address) || address.endsWith("//" + label) ? address : label + " (" + address + ")";
    }
}
