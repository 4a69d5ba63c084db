package io.mcphub.platform.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Nul;
import io.mcphub.platform.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * Reads the JSON object of a request into the record that a resource method takes. Throws {@code UNREADABLE} if it is not a JSON
 * object, {@code INVALID_INPUT} with the name if a member is unknown, has the wrong type or has U+0000. An empty body counts as an empty
 * object, unless the parameter is {@code @NotNull}.
 */
@Provider
@Consumes(MediaType.WILDCARD)
public class RecordReader implements MessageBodyReader<Record> {
    private static final int LARGEST = 64 * 1024;

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type.isRecord();
    }

    @Override
    public Record readFrom(Class<Record> type, Type generic, Annotation[] annotations, MediaType mediaType, MultivaluedMap<String, String> headers, InputStream in) {
        byte[] bytes = bytes(in);
        boolean optional = Arrays.stream(annotations).noneMatch(NotNull.class::isInstance);
        return bound(type, bytes.length == 0 && optional ? StrictJson.mapper().createObjectNode() : object(bytes));
    }

    private static byte[] bytes(InputStream in) {
        try {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw HubException.of(Problem.TOO_LARGE, "Send at most " + LARGEST + " bytes.");
            }
            return bytes;
        } catch (IOException gone) {
            throw HubException.of(Problem.UNREADABLE, "The body ended too early. Send it again.", gone);
        }
    }

    private static ObjectNode object(byte[] bytes) {
        try {
            if (StrictJson.mapper().readTree(bytes) instanceof ObjectNode object) {
                return object;
            }
            throw unreadable();
        } catch (IOException notJson) {
            throw unreadable();
        }
    }

    private static Record bound(Class<Record> type, ObjectNode object) {
        Nul.member(object).ifPresent(UnfitMember::refuseNul);
        MemberNames.ofCollector(type).filter(object::has).ifPresent(UnfitMember::refuseCollector);
        try {
            return StrictJson.mapper().treeToValue(object, type);
        } catch (JsonMappingException unfit) {
            throw UnfitMember.refusal(unfit);
        } catch (JsonProcessingException unfit) {
            throw unreadable();
        }
    }

    /** Names no member, because the body does not parse. */
    static HubException unreadable() {
        return HubException.of(Problem.UNREADABLE, "The body is not a JSON object. Send one with the documented members.");
    }
}
