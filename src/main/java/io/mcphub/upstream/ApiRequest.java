package io.mcphub.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** A request to a provider's JSON API. It encodes every value, so that none can change the address. */
public final class ApiRequest {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final RequestBody NOTHING = RequestBody.create(new byte[0], null);
    /** These methods need a body, even an empty one. */
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final String method;
    private final List<String> segments;
    private final List<Map.Entry<String, String>> query = new ArrayList<>();
    private @Nullable RequestBody body;
    private @Nullable JsonNode tree;

    private ApiRequest(String method, String path, Object... values) {
        this.method = method;
        this.segments = segments(path, values);
        this.body = WITH_BODY.contains(method) ? NOTHING : null;
    }

    /** A GET request. Each <code>{}</code> in the path is replaced by the next value, as in {@code tasks/{}.json}. */
    public static ApiRequest get(String path, Object... values) {
        return new ApiRequest("GET", path, values);
    }

    public static ApiRequest post(String path, Object... values) {
        return new ApiRequest("POST", path, values);
    }

    public static ApiRequest put(String path, Object... values) {
        return new ApiRequest("PUT", path, values);
    }

    public static ApiRequest patch(String path, Object... values) {
        return new ApiRequest("PATCH", path, values);
    }

    public static ApiRequest delete(String path, Object... values) {
        return new ApiRequest("DELETE", path, values);
    }

    /** Adds a value to the query, unless it is null. */
    public ApiRequest with(String name, @Nullable Object value) {
        if (value != null) {
            query.add(Map.entry(name, value.toString()));
        }
        return this;
    }

    /** Sends a JSON tree as the body; nulls stay. */
    public ApiRequest json(JsonNode tree) {
        this.tree = tree;
        body = RequestBody.create(tree.toString().getBytes(StandardCharsets.UTF_8), JSON);
        return this;
    }

    /** Whether it changes nothing (a safe method, RFC 9110 §9.2.1) and may be repeated. */
    public boolean reads() {
        return method.equals("GET");
    }

    /** What the request is about, as a preview names it. */
    public String target() {
        return "/" + String.join("/", segments);
    }

    /** The request as a preview shows it. */
    public JsonNode shown() {
        ObjectNode shown = JsonTree.object().put("method", method).put("path", target());
        query.forEach(value -> shown.withObject("/query").put(value.getKey(), value.getValue()));
        return tree == null ? shown : shown.set("body", tree);
    }

    /**
     * Sends the request and reads the whole answer, whatever its status.
     *
     * @param base scheme, host and port
     * @param authorization the value of the Authorization header, or null for none
     * @throws IOException if the connection fails
     */
    public ApiReply send(OkHttpClient client, URI base, @Nullable String authorization) throws IOException {
        Request.Builder request = new Request.Builder().url(url(base)).method(method, body).header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        try (Response response = client.newCall(request.build()).execute()) {
            return ApiReply.of(response);
        }
    }

    private HttpUrl url(URI base) {
        HttpUrl.Builder url = HttpUrl.get(base.toString()).newBuilder();
        segments.forEach(url::addPathSegment);
        query.forEach(value -> url.addQueryParameter(value.getKey(), value.getValue()));
        return url.build();
    }

    private static List<String> segments(String path, Object... values) {
        List<String> segments = new ArrayList<>();
        int next = 0;
        for (String segment : path.split("/")) {
            segments.add(segment.contains("{}") ? segment.replace("{}", String.valueOf(values[next++])) : segment);
        }
        if (next != values.length || segments.contains(".") || segments.contains("..")) {
            throw new IllegalArgumentException("not a path with a place for each value");
        }
        return segments;
    }
}
