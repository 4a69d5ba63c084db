package io.mcphub.integrations.telegram.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.integrations.telegram.sessions.Asking;
import io.mcphub.integrations.telegram.sessions.NobodyAnswers;
import io.mcphub.integrations.telegram.sessions.Question;
import io.mcphub.integrations.telegram.sessions.SessionKey;
import io.mcphub.integrations.telegram.sessions.SessionRefused;
import io.mcphub.integrations.telegram.sessions.Updates;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Preview;
import io.mcphub.platform.Problem;
import io.mcphub.settings.Settings;
import io.mcphub.upstream.Budget;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.Target;
import io.mcphub.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Calls Telegram for the tools. Every call passes {@code Upstream}, which keeps an account's flood waits, and every failure becomes
 * a {@code HubException} that says what to do.
 */
@ApplicationScoped
public class TelegramClient {
    /** Ids of messages on the server are their numbers in links times this; those of messages that wait to be sent are no multiples. */
    public static final long SERVER_ID = Updates.SERVER_ID;

    private static final Duration KNOWN = Duration.ofSeconds(20);

    @Inject
    Asking asking;

    @Inject
    Upstream upstream;

    @Inject
    Connections connections;

    @Inject
    Settings settings;

    /** Makes a request that changes nothing, and returns its answer: never an {@code error}, unless the request tolerates it. */
    public JsonNode read(Credential account, TelegramRequest request) {
        return call(account, request, false);
    }

    /**
     * Asks for what Telegram's library knows by itself, such as {@code getUser}: all at once, and for the price of one call. The
     * answers come in the order of the requests; what is not known is an {@code error} there.
     */
    public List<JsonNode> known(Credential account, List<TelegramRequest> requests) {
        if (requests.isEmpty()) {
            return List.of();
        }
        return connections.call(account, current -> upstream.call(target(current, false), () -> all(account, requests)));
    }

    private List<JsonNode> all(Credential account, List<TelegramRequest> requests) {
        JsonNode answers = ask(account, false, Question.all(requests.stream().map(TelegramRequest::json).toList(), KNOWN));
        answers.forEach(this::signedIn);
        return JsonTree.list(answers);
    }

    /**
     * Makes a request that changes something, if the owner allows tools to write at all; its target is checked before. After a
     * time-out it is unknown whether it happened; the error says so.
     */
    public JsonNode write(Credential account, TelegramRequest request) {
        account.requireWrites();
        Preview.stop(request.target(), request::json);
        return call(account, request, true);
    }

    /**
     * What became of a message that was sent: the update {@code updateMessageSendSucceeded} with the final message,
     * {@code updateMessageSendFailed} with the error, or {@code updateDeleteMessages}. Empty if nothing is known after that time: it
     * may still be sent.
     *
     * @param temporaryId the message's id in the answer to {@code sendMessage}
     */
    public Optional<JsonNode> outcome(Credential account, long chatId, long temporaryId, Duration patience) {
        try {
            return found(asked(account, true, Question.outcome(chatId, temporaryId, patience)));
        } catch (NobodyAnswers unknown) {
            return Optional.empty();
        }
    }

    /** Telegram refused a message later than its call and asks the account to wait. */
    public void pause(Credential account, Duration wait) {
        upstream.pause(target(account, true), wait);
    }

    /** The last update of a kind that Telegram only tells by itself, such as {@code updateChatFolders}. Waits for the first one. */
    public Optional<JsonNode> update(Credential account, String kind, Duration patience) {
        return found(ask(account, false, Question.update(kind, patience)));
    }

    /** The end of a sentence that sends a person to the connections page. */
    public String where() {
        return "at " + settings.baseUrl() + "/connections";
    }

    private JsonNode call(Credential account, TelegramRequest request, boolean write) {
        return connections.call(account, current -> upstream.call(target(current, write), () -> once(current, request, write)));
    }

    private JsonNode once(Credential account, TelegramRequest request, boolean write) {
        JsonNode answer = ask(account, write, Question.call(request.json(), request.patience()));
        if (TelegramErrors.isError(answer) && !request.tolerates(answer)) {
            throw TelegramErrors.of(answer, write, where());
        }
        return answer;
    }

    private Optional<JsonNode> found(JsonNode update) {
        return Optional.of(signedIn(update)).filter(node -> !node.isNull());
    }

    /** Throws {@code NOT_CONNECTED} if the answer says that the session is no longer signed in. */
    private JsonNode signedIn(JsonNode answer) {
        if (TelegramErrors.isUnauthorized(answer)) {
            throw TelegramErrors.of(answer, false, where());
        }
        return answer;
    }

    private JsonNode ask(Credential account, boolean write, Question question) {
        try {
            return asked(account, write, question);
        } catch (NobodyAnswers nobody) {
            throw HubException.notBegun(NobodyAnswers.SENTENCE);
        }
    }

    private JsonNode asked(Credential account, boolean write, Question question) {
        try {
            return asking.ask(SessionKey.of(account), question);
        } catch (TdlibGone ended) {
            throw HubException.unreachable(ended(write), ended);
        } catch (TimeoutException late) {
            throw TelegramErrors.FAILURES.unreachable(write, late);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw TelegramErrors.FAILURES.unreachable(write, stopped);
        } catch (SessionRefused refused) {
            throw refused(refused);
        }
    }

    private HubException refused(SessionRefused refused) {
        if (refused.isLocked()) {
            return HubException.of(Problem.UPSTREAM_UNAVAILABLE, "Another process has this Telegram session open. Try again in a minute.");
        }
        return refused.isWrongKey() ? TelegramErrors.FAILURES.disconnected(where()) : HubException.of(Problem.UPSTREAM_REFUSED, "Telegram's library does not open this session. An admin finds the reason in the log.", refused);
    }

    private static String ended(boolean write) {
        return "Telegram's process on this hub ended during the call" + (write ? ", so it is unknown whether the action happened. Look before you repeat it." : ". Try again.");
    }

    private static Target target(Credential account, boolean write) {
        String key = "telegram " + account.connectionId();
        return new Target(key, "Telegram", account.connectionId(), new Budget(key, 300, Duration.ofSeconds(10)), !write);
    }
}
