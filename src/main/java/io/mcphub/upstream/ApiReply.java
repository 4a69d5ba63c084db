package io.mcphub.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mcphub.platform.outbound.UnexpectedAnswer;
import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * An answer of a JSON API, read to its end.
 *
 * @param status the HTTP status
 * @param headers its headers
 * @param json its body; an empty object for an empty body, null if it is not JSON, such as a proxy's error page
 */
public record ApiReply(int status, Headers headers, @Nullable JsonNode json) {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** Reads an answer to its end. The caller must close it. */
    public static ApiReply of(Response response) throws IOException {
        byte[] body = response.body().bytes();
        JsonNode json = tree(body);
        if (json == null && response.isSuccessful()) {
            UnexpectedAnswer.logUnreadable(response.body().contentType(), body);
        }
        return new ApiReply(response.code(), response.headers(), json);
    }

    /** The first value of a header without surrounding space; null if it is missing. */
    public @Nullable String header(String name) {
        String value = headers.get(name);
        return value == null ? null : value.strip();
    }

    /** Whether the status is 2xx and the body is JSON or empty. */
    public boolean isSuccess() {
        return status >= 200 && status < 300 && json != null;
    }

    private static @Nullable JsonNode tree(byte[] body) throws IOException {
        try {
            return body.length == 0 ? JsonTree.object() : MAPPER.readTree(body);
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }
}
