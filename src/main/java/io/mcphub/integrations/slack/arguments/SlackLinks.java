package io.mcphub.integrations.slack.arguments;

import io.mcphub.connections.credentials.Credential;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Builds and reads permalinks. Built from the workspace's address, as {@code chat.getPermalink} would answer, to save a call each. */
public final class SlackLinks {
    private static final Pattern MESSAGE = Pattern.compile(
            "https://[a-zA-Z0-9.-]{1,100}/archives/([CGD][A-Z0-9]{6,20})/p([0-9]{10})([0-9]{6})(?:\\?(?:[^#]*&)?thread_ts=([0-9.]{8,20}))?.{0,200}");
    /** What the address bar of a browser shows: a conversation, with an open thread or without. */
    private static final Pattern CLIENT = Pattern.compile("https://app\\.slack\\.com/client/[A-Z0-9]{6,20}/([CGD][A-Z0-9]{6,20})(?:/thread/[CGD][A-Z0-9]{6,20}-([0-9]{10}\\.[0-9]{6}))?/?(?:[?#].*)?");
    private static final Pattern CHANNEL = Pattern.compile("https://[a-zA-Z0-9.-]{1,100}/archives/([CGD][A-Z0-9]{6,20})/?");
    private static final Pattern FILE = Pattern.compile("https://[a-zA-Z0-9.-]{1,100}/(?:files|docs)/[A-Z0-9]{6,20}/(F[A-Z0-9]{6,20})(?:[/?].{0,300})?");

    private SlackLinks() {}

    /** The message that a link points to. */
    public record Target(String channel, String ts, @Nullable String threadTs) {}

    /** The link to a message; null if the workspace's address is unknown. */
    public static @Nullable String message(Credential slack, String channel, @Nullable String ts, @Nullable String threadTs) {
        String workspace = slack.details().get("url");
        if (workspace == null || ts == null) {
            return null;
        }
        String link = workspace.replaceAll("/*$", "") + "/archives/" + channel + "/p" + ts.replace(".", "");
        return threadTs == null || threadTs.equals(ts) ? link : link + "?thread_ts=" + threadTs + "&cid=" + channel;
    }

    /** Reads a link to a message. */
    public static Optional<Target> target(String link) {
        Matcher m = MESSAGE.matcher(bare(link));
        return m.matches() ? Optional.of(new Target(m.group(1), m.group(2) + "." + m.group(3), m.group(4))) : openThread(link);
    }

    private static Optional<Target> openThread(String link) {
        Matcher m = CLIENT.matcher(bare(link));
        return m.matches() && m.group(2) != null ? Optional.of(new Target(m.group(1), m.group(2), m.group(2))) : Optional.empty();
    }

    /** The channel of a link to a channel or a message. */
    static Optional<String> channel(String link) {
        Matcher m = CHANNEL.matcher(bare(link));
        Matcher client = CLIENT.matcher(bare(link));
        Optional<String> open = client.matches() ? Optional.of(client.group(1)) : target(link).map(Target::channel);
        return m.matches() ? Optional.of(m.group(1)) : open;
    }

    /** The id of a file or canvas, from the id or a link to it. */
    public static String file(String reference) {
        Matcher m = FILE.matcher(bare(reference));
        return m.matches() ? m.group(1) : reference.strip();
    }

    private static String bare(String link) {
        String text = link.strip();
        return text.startsWith("<") && text.endsWith(">") ? text.substring(1, text.length() - 1) : text;
    }
}
