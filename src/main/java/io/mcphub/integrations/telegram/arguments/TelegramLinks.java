package io.mcphub.integrations.telegram.arguments;

import io.mcphub.integrations.telegram.client.TelegramClient;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads links to chats and messages: {@code t.me}, {@code telegram.me} and {@code tg:}. */
public final class TelegramLinks {
    private static final Pattern WEB = Pattern.compile("(?:https?://)?(?:www\\.)?(?:t|telegram)\\.(?:me|dog)/(?:s/)?(.{1,300})", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN_HOST = Pattern.compile("(?:https?://)?([a-z]\\w{3,31})\\.t\\.me(?:/(.{0,300}))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern USERNAME = Pattern.compile("([A-Za-z]\\w{3,31})(?:[/?].*)?");
    private static final Pattern RESOLVE = Pattern.compile("tg:(?://)?resolve\\?(?:.*&)?domain=(\\w{4,32}).*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PRIVATE = Pattern.compile("(?:c/|.*[?&]channel=)(\\d{1,13})(?:[/?&].*)?");
    private static final Pattern MESSAGE = Pattern.compile("(?:c/\\d{1,13}|[A-Za-z]\\w{3,31})/\\d{1,10}(?:/\\d{1,10})?(?:\\?.*)?");
    private static final Pattern INVITE = Pattern.compile("(?:\\+|joinchat/)[\\w-]{8,64}.*");
    private static final Pattern COMMENT = Pattern.compile("[?&]comment=(\\d{1,10})");
    private static final Pattern POST = Pattern.compile("(?:[?&]post=|/)(\\d{1,10})(?:[?&].*)?$");
    /** The id of a supergroup or channel is this minus its number. */
    private static final long SUPERGROUPS = -1_000_000_000_000L;

    private TelegramLinks() {}

    /** Whether a text is a link of Telegram's. */
    static boolean isLink(String text) {
        return path(text).isPresent() || text.toLowerCase(Locale.ROOT).startsWith("tg:");
    }

    /** Whether a text is a link to one message. */
    static boolean isMessage(String text) {
        return path(text).filter(path -> MESSAGE.matcher(path).matches()).isPresent() || text.matches("(?i)tg:(//)?(resolve|privatepost)\\?.*post=\\d+.*");
    }

    /**
     * Whether a link names this message. Telegram's library answers the post above when it does not find the comment that a link
     * names.
     */
    static boolean names(String link, long messageId) {
        return Stream.of(COMMENT, POST).map(pattern -> pattern.matcher(link)).filter(Matcher::find).findFirst()
                .filter(number -> messageId == TelegramClient.SERVER_ID * Long.parseLong(number.group(1))).isPresent();
    }

    /** The username in a link to a public chat. */
    static Optional<String> username(String text) {
        Matcher resolve = RESOLVE.matcher(text);
        if (resolve.matches()) {
            return Optional.of(resolve.group(1));
        }
        return path(text).filter(path -> !path.startsWith("c/") && !path.startsWith("joinchat/")).map(USERNAME::matcher).filter(Matcher::matches).map(found -> found.group(1));
    }

    /** The chat's id in a link to a private group or channel. */
    static Optional<Long> chat(String text) {
        return path(text).or(() -> Optional.of(text).filter(other -> other.contains("privatepost"))).map(PRIVATE::matcher).filter(Matcher::matches)
                .map(found -> SUPERGROUPS - Long.parseLong(found.group(1)));
    }

    /** Whether a link invites into a chat. */
    static boolean isInvite(String text) {
        return path(text).filter(path -> INVITE.matcher(path).matches()).isPresent() || text.matches("(?i)tg:(//)?join\\?.*");
    }

    private static Optional<String> path(String text) {
        Matcher web = WEB.matcher(text);
        Matcher own = OWN_HOST.matcher(text);
        return web.matches() ? Optional.of(web.group(1)) : own.matches() ? Optional.of(own.group(1) + (own.group(2) == null ? "" : "/" + own.group(2))) : Optional.empty();
    }
}
