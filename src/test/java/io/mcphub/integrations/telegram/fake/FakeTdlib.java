package io.mcphub.integrations.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Telegram's library as it was observed: answers carry {@code @extra} and {@code @client_id}, a change of state comes before the
 * {@code ok} that it belongs to, objects that are null are left out. What an account answers is scripted; without a script it knows
 * one person, two chats and five messages. What a session remembers lies in its directory, so that it survives a restart.
 */
public final class FakeTdlib implements Tdlib {
    private static final String CRASH = "\0crash";

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final Map<Integer, FakeClient> clients = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<String, Function<ObjectNode, @Nullable JsonNode>> scripts = new ConcurrentHashMap<>();
    private final List<ObjectNode> requests = new CopyOnWriteArrayList<>();
    private volatile boolean crashed;

    /** Scripts the answer to a request: a tree without {@code @extra}, or null for no answer at all. */
    public FakeTdlib on(String type, Function<ObjectNode, @Nullable JsonNode> answer) {
        scripts.put(type, answer);
        return this;
    }

    /** Scripts one answer for every request of a type. */
    public FakeTdlib answer(String type, String json) {
        return on(type, request -> Json.read(json));
    }

    /** Scripts an error for every request of a type. */
    public FakeTdlib fails(String type, int code, String message) {
        return on(type, request -> error(code, message));
    }

    public static ObjectNode error(int code, String message) {
        return object("error").put("code", code).put("message", message);
    }

    public static ObjectNode object(String type) {
        return Json.mapper().createObjectNode().put("@type", type);
    }

    /** What was asked, of all clients, in order; without {@code @extra}. */
    public List<ObjectNode> requests() {
        return requests;
    }

    /** What was asked of this type. */
    public List<ObjectNode> requests(String type) {
        return requests.stream().filter(request -> request.path("@type").asText().equals(type)).toList();
    }

    /** The clients that are not closed, the oldest first. */
    public List<FakeClient> open() {
        return clients.values().stream().filter(client -> !client.isClosed()).toList();
    }

    /** Sends an update from every open client. */
    public void update(JsonNode update) {
        open().forEach(client -> client.update(update));
    }

    /** Ends as a crash of the process does: every method throws, and nothing more is answered. */
    public void crash() {
        crashed = true;
        lines.add(CRASH);
    }

    @Override
    public int create() {
        alive();
        int id = last.incrementAndGet();
        clients.put(id, new FakeClient(this, id));
        return id;
    }

    @Override
    public void send(int client, String request) {
        alive();
        ObjectNode json = (ObjectNode) Json.read(request);
        JsonNode extra = json.remove("@extra");
        requests.add(json.deepCopy());
        RequestRecord.add(json);
        FakeClient receiver = clients.get(client);
        if (receiver == null) {
            emit(client, error(400, "Invalid TDLib instance specified"), extra);
            return;
        }
        receiver.received(json, extra);
    }

    @Override
    public @Nullable String receive(double seconds) {
        try {
            String line = lines.poll((long) (seconds * 1000), TimeUnit.MILLISECONDS);
            if (crashed) {
                throw new TdlibGone("crashed");
            }
            return line;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TdlibGone("interrupted", e);
        }
    }

    @Override
    public String execute(String request) {
        return Json.write(object("ok"));
    }

    /** The scripted answer; empty list if there is no script, a null element for no answer. */
    List<@Nullable JsonNode> scripted(ObjectNode request) {
        Function<ObjectNode, @Nullable JsonNode> script = scripts.get(request.path("@type").asText());
        List<@Nullable JsonNode> answer = new ArrayList<>();
        if (script != null) {
            answer.add(script.apply(request));
        }
        return answer;
    }

    void emit(int client, JsonNode message, @Nullable JsonNode extra) {
        ObjectNode line = message.deepCopy();
        if (extra != null) {
            line.set("@extra", extra);
        }
        lines.add(Json.write(line.put("@client_id", client)));
    }

    private void alive() {
        if (crashed) {
            throw new TdlibGone("crashed");
        }
    }
}
