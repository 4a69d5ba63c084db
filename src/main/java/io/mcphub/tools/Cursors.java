package io.mcphub.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Page cursors (server/utilities/pagination): the state of a list and its arguments, signed for their owner and tool. Nobody can
 * forge a cursor or use another person's. A cursor is signed but not encrypted, so it must not contain a secret. It has fewer than
 * 500 characters.
 */
@ApplicationScoped
public class Cursors {
    private static final String PURPOSE = "cursor";
    private static final int MAC_BYTES = 16;
    private static final int LONGEST = 499;

    @Inject
    Keys keys;

    /**
     * The signed content.
     *
     * @param o a digest of the owner, so that the arguments can be read before the owner is known
     * @param l the list
     * @param n the tool
     * @param t when the list began, in epoch milliseconds
     * @param a the arguments as written
     * @param d digests of the repeated arguments
     * @param s the state
     */
    private record Sealed(String o, String l, String n, long t, ObjectNode a, Map<String, String> d, JsonNode s) {}

    /**
     * Creates the cursor of the next page.
     *
     * @param owner whose list it is, such as a connection's id
     * @param list which list, such as the tool's name
     * @param state a record that {@link Json} can write
     */
    public String seal(String owner, String list, Object state) {
        ListedArguments of = ListedCall.current()
                .orElseGet(() -> ListedArguments.of("", JsonNodeFactory.instance.objectNode(), Set.of(), Instant.EPOCH));
        String cursor = sealed(owner, list, state, of);
        while (cursor.length() > LONGEST) {
            int length = cursor.length();
            of = of.shorter().orElseThrow(() -> new IllegalStateException("a cursor of " + list + " has " + length + " characters"));
            cursor = sealed(owner, list, state, of);
        }
        return cursor;
    }

    private String sealed(String owner, String list, Object state, ListedArguments of) {
        Sealed content = new Sealed(ListedArguments.owner(owner), list, of.tool(), of.began().toEpochMilli(), of.values(), of.digests(), Json.tree(state));
        byte[] json = deflated(Json.write(content));
        byte[] whole = Arrays.copyOf(mac(json), MAC_BYTES + json.length);
        System.arraycopy(json, 0, whole, MAC_BYTES, json.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * The state in a cursor; null if there is no cursor.
     *
     * @throws HubException {@code INVALID_INPUT} if it is blank or was not issued for this owner and list
     */
    public <T> @Nullable T open(String owner, String list, @Nullable String cursor, Class<T> type) {
        if (cursor == null) {
            return null;
        }
        if (cursor.isBlank()) {
            throw HubException.invalid("cursor", "The cursor is blank. Leave it out for the first page; for the next one give next_cursor as it was.");
        }
        Sealed sealed = opened(cursor).filter(s -> s.o().equals(ListedArguments.owner(owner)) && s.l().equals(list)).orElseThrow(Cursors::foreign);
        try {
            return Json.mapper().treeToValue(sealed.s(), type);
        } catch (JsonProcessingException e) {
            throw foreign();
        }
    }

    /**
     * The arguments that a tool's cursor belongs to; empty if the hub did not issue it, which {@link #open} refuses later.
     *
     * @throws HubException {@code INVALID_INPUT} if it belongs to another tool
     */
    public Optional<ListedArguments> arguments(String tool, String cursor) {
        Optional<ListedArguments> listed = arguments(cursor);
        listed.filter(list -> !list.tool().equals(tool)).ifPresent(other -> {
            throw foreign();
        });
        return listed;
    }

    /** Whether the hub issued the cursor for this list. */
    boolean isOf(String list, String cursor) {
        return opened(cursor).filter(sealed -> sealed.l().equals(list)).isPresent();
    }

    private Optional<ListedArguments> arguments(String cursor) {
        return opened(cursor).map(s -> new ListedArguments(s.n(), s.o(), Instant.ofEpochMilli(s.t()), s.a(), s.d()));
    }

    private Optional<Sealed> opened(String cursor) {
        try {
            byte[] whole = Base64.getUrlDecoder().decode(cursor);
            byte[] json = whole.length <= MAC_BYTES ? new byte[0] : Arrays.copyOfRange(whole, MAC_BYTES, whole.length);
            if (json.length > 0 && keys.isMac(PURPOSE, base64(json), Arrays.copyOf(whole, MAC_BYTES))) {
                return Optional.of(Json.mapper().readValue(inflated(json), Sealed.class));
            }
        } catch (IllegalArgumentException | IOException e) {
            // Treated like a wrong signature.
        }
        return Optional.empty();
    }

    private static HubException foreign() {
        return HubException.invalid("cursor", "The cursor does not belong to this list. Start again without a cursor.");
    }

    private byte[] mac(byte[] json) {
        return Arrays.copyOf(keys.mac(PURPOSE, base64(json)), MAC_BYTES);
    }

    private static String base64(byte[] json) {
        return Base64.getEncoder().encodeToString(json);
    }

    private static byte[] deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_COMPRESSION, true))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] bytes) throws IOException {
        try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes), new Inflater(true))) {
            return in.readAllBytes();
        }
    }
}
