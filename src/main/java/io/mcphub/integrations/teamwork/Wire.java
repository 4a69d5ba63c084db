package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * JSON as Teamwork has it, read and written by Jackson: without this writer Payara's client would let JSON-B write a tree,
 * and that writes the getters of the class {@code ObjectNode}.
 */
@Produces(MediaType.APPLICATION_JSON)
final class Wire implements MessageBodyWriter<JsonNode> {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    /** The body of a PUT that has none: without an entity Jersey complains at every call. */
    static final JsonNode NOTHING = MissingNode.getInstance();

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return JsonNode.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            JsonNode body, Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType, MultivaluedMap<String, Object> headers, OutputStream out)
            throws IOException {
        if (!body.isMissingNode()) {
            out.write(MAPPER.writeValueAsBytes(body));
        }
    }

    /** An empty object, to be filled. */
    static ObjectNode body() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** The tree of an answer; empty bodies are an empty object. */
    static JsonNode read(byte[] json) throws IOException {
        return json.length == 0 ? body() : MAPPER.readTree(json);
    }

    /** A value for a query: JAX-RS takes braces for templates and {@code %41} for something already encoded. */
    static @Nullable String query(@Nullable String value) {
        return value == null ? null : URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
