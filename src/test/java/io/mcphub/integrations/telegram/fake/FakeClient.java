package io.mcphub.integrations.telegram.fake;

import static io.mcphub.integrations.telegram.fake.FakeTdlib.error;
import static io.mcphub.integrations.telegram.fake.FakeTdlib.object;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One client of the fake: its life from parameters to closed. Signing in is {@link FakeSignIn}'s, what it answers then {@link FakeAccount}'s. */
public final class FakeClient {
    /** A search for this is never answered: the script of a test does not reach the fake in another process. */
    public static final String UNANSWERED = "no answer";

    private static final String PARAMETERS = "authorizationStateWaitTdlibParameters";
    private static final String READY = "authorizationStateReady";

    private final FakeTdlib tdlib;
    private final int id;
    private JsonNode state = object("none");
    private @Nullable FakeStore store;
    private final FakeSignIn signIn = new FakeSignIn(this);

    FakeClient(FakeTdlib tdlib, int id) {
        this.tdlib = tdlib;
        this.id = id;
    }

    /** Another device ended the session: the state changes by itself. */
    public synchronized void loggedOutElsewhere() {
        logOut();
    }

    /** The type of the present authorization state. */
    public synchronized String state() {
        return state.path("@type").asText();
    }

    public synchronized boolean isClosed() {
        return state().equals("authorizationStateClosed");
    }

    /** Sends an update. */
    public void update(JsonNode update) {
        tdlib.emit(id, update, null);
    }

    /** Somebody scanned the QR code with their phone. */
    public synchronized void scanned() {
        signIn.scanned();
    }

    /** Telegram replaced the QR code, as it does every 30 seconds. */
    public synchronized void renewedCode() {
        signIn.newCode();
    }

    synchronized void received(ObjectNode request, @Nullable JsonNode extra) {
        if (state().equals("none")) {
            update(object("updateOption").put("name", "version").set("value", object("optionValueString").put("value", "1.8.67")));
            enter(object(PARAMETERS));
        }
        answer(request).forEach(answer -> tdlib.emit(id, answer, extra));
    }

    private List<JsonNode> answer(ObjectNode request) {
        if (isClosed()) {
            return List.of(error(500, "Request aborted"));
        }
        String type = request.path("@type").asText();
        switch (type) {
            case "close" -> {
                return closed(object("authorizationStateClosing"));
            }
            case "setTdlibParameters" -> {
                return List.of(parameters(request));
            }
            default -> { }
        }
        if (state().equals(PARAMETERS)) {
            return List.of(error(400, "Initialization parameters are needed: call setTdlibParameters first"));
        }
        Optional<JsonNode> refusal = FakeRules.refusal(request);
        if (refusal.isPresent()) {
            return List.of(refusal.get());
        }
        List<@Nullable JsonNode> scripted = tdlib.scripted(request);
        if (!scripted.isEmpty()) {
            return scripted.get(0) == null ? List.of() : List.of(scripted.get(0));
        }
        return type.equals("logOut") || type.equals("destroy") ? loggedOut() : other(request);
    }

    private List<JsonNode> other(ObjectNode request) {
        if (!state().equals(READY)) {
            return signIn.answer(request);
        }
        return request.path("query").asText().equals(UNANSWERED) ? List.of() : List.of(FakeAccount.answer(request, this::update));
    }

    private JsonNode parameters(ObjectNode request) {
        if (!state().equals(PARAMETERS)) {
            return error(400, "Unexpected setTdlibParameters");
        }
        if (request.path("api_id").asInt() <= 0) {
            return error(400, "Valid api_id must be provided. Can be obtained at https://my.telegram.org");
        }
        FakeStore opened = new FakeStore(Path.of(request.path("database_directory").asText()), request.path("database_encryption_key").asText());
        if (!opened.fits()) {
            return error(401, "Wrong database encryption key");
        }
        store = opened;
        enter(opened.state());
        return object("ok");
    }

    private List<JsonNode> loggedOut() {
        enter(object("authorizationStateLoggingOut"));
        store().erase();
        tdlibClosesLater();
        return List.of(object("ok"));
    }

    /** Closed comes after the ok; the queue keeps the order. */
    private void tdlibClosesLater() {
        state = object("authorizationStateClosed");
        java.util.concurrent.CompletableFuture.runAsync(() -> update(object("updateAuthorizationState").set("authorization_state", object("authorizationStateClosed"))),
                java.util.concurrent.CompletableFuture.delayedExecutor(5, java.util.concurrent.TimeUnit.MILLISECONDS));
    }

    private void logOut() {
        enter(object("authorizationStateLoggingOut"));
        store().erase();
        enter(object("authorizationStateClosed"));
    }

    private List<JsonNode> closed(JsonNode through) {
        enter(through);
        tdlibClosesLater();
        return List.of(object("ok"));
    }

    /** A new state: an update, and remembered in the directory. */
    void enter(JsonNode next) {
        state = next;
        if (store != null) {
            store.keep(next);
        }
        update(object("updateAuthorizationState").set("authorization_state", next));
    }

    JsonNode present() {
        return state;
    }

    FakeStore store() {
        if (store == null) {
            throw new IllegalStateException("no parameters yet");
        }
        return store;
    }
}
