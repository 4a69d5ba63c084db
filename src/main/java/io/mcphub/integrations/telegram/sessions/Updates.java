package io.mcphub.integrations.telegram.sessions;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a client told by itself: the last update of each kind, and what became of sent messages. Updates come in on the engine's
 * thread, so a confirmation is kept even if it comes before anybody waits for it.
 */
public final class Updates {
    /** Confirmations that are kept; a message is asked for within minutes. */
    private static final int OUTCOMES = 1_000;
    private static final int KINDS = 200;
    /** Ids of messages on the server are multiples of this; those of messages that wait to be sent are not. */
    public static final long SERVER_ID = 1L << 20;

    private static final Set<String> CLOSED = Set.of("authorizationStateClosing", "authorizationStateClosed");

    private final Map<String, JsonNode> latest = new LinkedHashMap<>();
    private final Map<String, JsonNode> outcomes = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonNode> eldest) {
            return size() > OUTCOMES;
        }
    };
    private Runnable logOut = () -> {};
    private boolean loggedOut;
    private boolean ended;

    /** The last update of a type, such as {@code updateChatFolders}; options are found as {@code updateOption my_id}. */
    public synchronized Optional<JsonNode> latest(String kind) {
        return Optional.ofNullable(latest.get(kind));
    }

    /** The type of the present authorization state, such as {@code authorizationStateReady}; empty before the first. */
    public String authorization() {
        return state().path("@type").asText();
    }

    /** Whether the hub closes the client or has closed it; not if the session was logged out. It can be opened again. */
    public synchronized boolean isClosed() {
        return !loggedOut && CLOSED.contains(authorization());
    }

    /** The present authorization state. */
    public JsonNode state() {
        return latest("updateAuthorizationState").map(update -> update.path("authorization_state")).orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
    }

    /**
     * What became of a message with a temporary id: the update {@code updateMessageSendSucceeded}, {@code updateMessageSendFailed}
     * or {@code updateDeleteMessages}. Empty if none comes in time.
     */
    public Optional<JsonNode> outcome(long chat, long temporary, Duration patience) throws InterruptedException {
        return await(() -> outcomes.get(key(chat, temporary)), patience);
    }

    /** Waits until the look finds something; empty if it does not in time, or if the engine ends. It looks again at each update. */
    public synchronized <T> Optional<T> await(Supplier<@Nullable T> look, Duration patience) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        T found = look.get();
        for (long left = patience.toNanos(); found == null && left > 0 && !ended; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            found = look.get();
        }
        return Optional.ofNullable(found);
    }

    /** What to do when the session logs out, also if that has begun. It runs on the engine's thread. */
    void onLogOut(Runnable action) {
        boolean already;
        synchronized (this) {
            logOut = action;
            already = loggingOut();
        }
        if (already) {
            action.run();
        }
    }

    void accept(JsonNode update) {
        Runnable then = taken(update);
        then.run();
    }

    private synchronized Runnable taken(JsonNode update) {
        switch (update.path("@type").asText()) {
            case "updateMessageSendSucceeded", "updateMessageSendFailed" ->
                outcomes.put(key(update.at("/message/chat_id").asLong(), update.path("old_message_id").asLong()), update);
            case "updateDeleteMessages" -> deleted(update);
            default -> keep(update);
        }
        loggedOut |= loggingOut();
        notifyAll();
        return update.path("@type").asText().equals("updateAuthorizationState") && loggingOut() ? logOut : () -> {};
    }

    private boolean loggingOut() {
        return authorization().equals("authorizationStateLoggingOut");
    }

    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** A message that vanishes before it was sent. Others are not kept, because a cleared chat would push out everything else. */
    private void deleted(JsonNode update) {
        for (JsonNode id : update.path("message_ids")) {
            if (id.asLong() % SERVER_ID != 0) {
                outcomes.putIfAbsent(key(update.path("chat_id").asLong(), id.asLong()), update);
            }
        }
    }

    private void keep(JsonNode update) {
        String type = update.path("@type").asText();
        String which = type.equals("updateOption") ? update.path("name").asText() : update.at("/chat_list/@type").asText() + update.at("/chat_list/chat_folder_id").asText();
        String kind = which.isEmpty() ? type : type + ' ' + which;
        if (latest.size() < KINDS || latest.containsKey(kind)) {
            latest.put(kind, update);
        }
    }

    private static String key(long chat, long message) {
        return chat + "/" + message;
    }
}
