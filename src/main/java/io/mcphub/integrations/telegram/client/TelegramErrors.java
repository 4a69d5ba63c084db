package io.mcphub.integrations.telegram.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.upstream.ProviderFailures;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Translates Telegram's errors into sentences that say what to do. */
public final class TelegramErrors {
    public static final ProviderFailures FAILURES = new ProviderFailures("Telegram");

    private static final Pattern WAIT = Pattern.compile("retry after (\\d{1,9})|(?:FLOOD|SLOWMODE)(?:_PREMIUM)?_WAIT_(\\d{1,9})");
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{2,60}");
    private static final Duration WAIT_UNTOLD = Duration.ofSeconds(60);
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_TO_BE_SHOWN = 406;
    private static final int TOO_MANY = 429;
    private static final int ABORTED = 500;

    private static final Set<String> DEAD = Set.of(
            "AUTH_KEY_DUPLICATED", "AUTH_KEY_UNREGISTERED", "SESSION_REVOKED", "SESSION_EXPIRED", "USER_DEACTIVATED", "USER_DEACTIVATED_BAN");

    private static final String UNSEEN = "Telegram finds no such chat, or this account cannot see it. telegram.dialogs.list shows those it can.";
    private static final String HIDDEN_MEMBERS = "Telegram shows the members of that chat to its admins only.";
    private static final String NO_TOPIC = "That chat has no such topic. telegram.topics.list shows them.";
    private static final String NO_THREAD = "That message has no comments or replies to read.";

    private static final Map<String, String> NOT_FOUND = Map.ofEntries(
            Map.entry("Chat not found", UNSEEN),
            Map.entry("CHANNEL_INVALID", UNSEEN),
            Map.entry("Can't access the chat", UNSEEN),
            Map.entry("Have no access to the chat", UNSEEN),
            Map.entry("CHANNEL_PRIVATE", "That chat is private, or this account was removed from it."),
            Map.entry("User not found", "Telegram finds no such person. telegram.contacts.search finds people by name."),
            Map.entry("Message not found", "There is no such message in that chat. Take its id from telegram.messages.history."),
            Map.entry("USERNAME_NOT_OCCUPIED", "Nobody has this username."),
            Map.entry("USERNAME_INVALID", "This is not a username: it has 4 to 32 letters, digits and underscores."),
            Map.entry("Not Found", "Telegram finds no such thing."));

    private static final Map<String, String> FORBIDDEN = Map.ofEntries(
            Map.entry("Have no write access to the chat", "This account may not write to that chat."),
            Map.entry("CHAT_WRITE_FORBIDDEN", "This account may not write to that chat."),
            Map.entry("CHAT_RESTRICTED", "This account may not write to that chat."),
            Map.entry("CHAT_SEND_", "That chat does not take messages of this kind."),
            Map.entry("CHAT_GUEST_SEND_FORBIDDEN", "Only members write in that chat. Join it in a Telegram app first."),
            Map.entry("CHAT_ADMIN_REQUIRED", "Only admins of that chat may do this."),
            Map.entry("Need administrator rights", "Only admins of that chat may do this."),
            Map.entry("Not enough rights", "This account has not the right to do this in that chat."),
            Map.entry("USER_PRIVACY_RESTRICTED", "That person's privacy settings do not allow this."),
            Map.entry("PRIVACY_PREMIUM_REQUIRED", "That person takes messages of strangers from Premium accounts only."),
            Map.entry("PREMIUM_ACCOUNT_REQUIRED", "Only accounts with Telegram Premium may do this."),
            Map.entry("ALLOW_PAYMENT_REQUIRED", "Telegram asks for a payment for this message. Send it in a Telegram app."),
            Map.entry("USER_IS_BLOCKED", "That person has blocked this account."),
            Map.entry("YOU_BLOCKED_USER", "This account has blocked that person. Unblock them in a Telegram app first."),
            Map.entry("User is deactivated", "That person's account no longer exists."),
            Map.entry("PEER_FLOOD", "Telegram has limited this account: for now it may not write to strangers. In Telegram @SpamBot tells for how long."),
            Map.entry("USER_BANNED_IN_CHANNEL", "Telegram has limited this account: for now it may not write in public groups. In Telegram @SpamBot tells for how long."),
            Map.entry("TOPIC_CLOSED", "That topic is closed: only admins write in it."),
            Map.entry("Member list is inaccessible", HIDDEN_MEMBERS),
            Map.entry("Participant list is hidden", HIDDEN_MEMBERS),
            Map.entry("Message has protected content", "That chat does not let its messages be forwarded."),
            Map.entry("CHAT_FORWARDS_RESTRICTED", "That chat does not let its messages be forwarded."),
            Map.entry("Message can't be pinned", "That message cannot be pinned."),
            Map.entry("Service messages can't be pinned", "That message cannot be pinned."),
            Map.entry("Message can't be edited", "That message cannot be edited: it is not this account's own, or too old."),
            Map.entry("MESSAGE_EDIT_TIME_EXPIRED", "That message cannot be edited any more: it is too old."),
            Map.entry("Message can't be deleted", "That message cannot be deleted by this account."));

    private static final Map<String, String> BAD_INPUT = Map.ofEntries(
            Map.entry("Text must be non-empty", "The text is empty. Give some text."),
            Map.entry("Message is too long", "The text is too long. Split it into several messages."),
            Map.entry("MESSAGE_TOO_LONG", "The text is too long. Split it into several messages."),
            Map.entry("Message caption is too long", "The caption is too long. Shorten it."),
            Map.entry("MEDIA_CAPTION_TOO_LONG", "The caption is too long. Shorten it."),
            Map.entry("MESSAGE_NOT_MODIFIED", "The message has this text already."),
            Map.entry("REACTION_INVALID", "That chat does not take this reaction. Give another emoji."),
            Map.entry("The reaction isn't available", "That message does not take this reaction. Give another emoji."),
            Map.entry("REACTIONS_TOO_MANY", "That message has as many kinds of reaction as it takes. Give one that is there."),
            Map.entry("TOPIC_DELETED", NO_TOPIC),
            Map.entry("TOPIC_ID_INVALID", NO_TOPIC),
            Map.entry("Invalid forum topic identifier", NO_TOPIC),
            Map.entry("Unknown forum topic identifier", NO_TOPIC),
            Map.entry("Invalid topic identifier", NO_TOPIC),
            Map.entry("Topic not found", NO_TOPIC),
            Map.entry("Chat is not a forum", "That chat has no topics. Leave out topic."),
            Map.entry("The chat is not a forum", "That chat has no topics. Leave out topic."),
            Map.entry("Message has no thread", NO_THREAD),
            Map.entry("Message has no comments", NO_THREAD),
            Map.entry("There are no message threads", NO_THREAD),
            Map.entry("Chat can't have message threads", NO_THREAD),
            Map.entry("SCHEDULE_DATE_TOO_LATE", "Telegram schedules messages up to one year ahead."),
            Map.entry("SCHEDULE_TOO_MUCH", "That chat has 100 scheduled messages, which is the most."));

    private TelegramErrors() {}

    /** Whether an answer is an error. */
    public static boolean isError(JsonNode answer) {
        return answer.path("@type").asText().equals("error");
    }

    /** Whether an answer says that the session is no longer signed in. */
    static boolean isUnauthorized(JsonNode answer) {
        return isError(answer) && answer.path("code").asInt() == UNAUTHORIZED;
    }

    /**
     * The failure for an error.
     *
     * @param write whether the request changes something
     * @param where the end of a sentence that sends a person to the connections page
     */
    public static HubException of(JsonNode error, boolean write, String where) {
        int code = error.path("code").asInt();
        String message = error.path("message").asText();
        if (code == UNAUTHORIZED || DEAD.contains(message)) {
            return FAILURES.disconnected(where);
        }
        if (code == TOO_MANY || WAIT.matcher(message).find()) {
            return FAILURES.slowDown(wait(message).orElse(WAIT_UNTOLD));
        }
        if (code >= ABORTED) {
            return FAILURES.unreachable(write, null);
        }
        return known(message).orElseGet(() -> other(code, message));
    }

    /** How long an error asks to wait; empty if it does not say. */
    public static Optional<Duration> wait(String message) {
        Matcher wait = WAIT.matcher(message);
        return wait.find() ? Optional.of(Duration.ofSeconds(Math.max(1, Long.parseLong(wait.group(1) == null ? wait.group(2) : wait.group(1))))) : Optional.empty();
    }

    private static Optional<HubException> known(String message) {
        return sentence(NOT_FOUND, message).map(HubException::notFound)
                .or(() -> sentence(FORBIDDEN, message).map(text -> HubException.of(Problem.FORBIDDEN, text)))
                .or(() -> sentence(BAD_INPUT, message).map(text -> HubException.of(Problem.INVALID_INPUT, text)));
    }

    private static Optional<String> sentence(Map<String, String> sentences, String message) {
        return sentences.entrySet().stream().filter(known -> message.startsWith(known.getKey())).map(Map.Entry::getValue).findFirst();
    }

    /** Shows only one-word codes, and none of those that Telegram asks not to show. */
    private static HubException other(int code, String message) {
        boolean shown = code != NOT_TO_BE_SHOWN && CODE.matcher(message).matches();
        return HubException.of(Problem.UPSTREAM_REFUSED, "Telegram refused this" + (shown ? ": " + message : "") + ". Check the arguments, or do it in a Telegram app.");
    }
}
