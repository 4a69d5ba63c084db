package io.mcphub.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Opaque page cursors (server/utilities/pagination): the state of a list, with a MAC that binds it to its owner and tool,
 * so that nobody can make one up or use somebody else's. It is signed, not secret: no secret belongs into it.
 */
@ApplicationScoped
public class Cursors {
    private static final int MAC_BYTES = 16;

    @Inject
    Keys keys;

    /**
     * A cursor for the next page.
     *
     * @param owner whose list it is, such as a connection's id
     * @param list which list, such as the tool's name
     * @param state a record that {@link Json} can write
     */
    public String seal(String owner, String list, Object state) {
        byte[] json = Json.write(state).getBytes(StandardCharsets.UTF_8);
        byte[] mac = mac(owner, list, json);
        byte[] whole = Arrays.copyOf(mac, MAC_BYTES + json.length);
        System.arraycopy(json, 0, whole, MAC_BYTES, json.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /**
     * The state in a cursor; null if no cursor is given.
     *
     * @throws HubException {@code INVALID_INPUT} if it was not sealed for this owner and list
     */
    public <T> @Nullable T open(String owner, String list, @Nullable String cursor, Class<T> type) {
        if (cursor == null || cursor.isBlank()) {
            return null;
        }
        try {
            byte[] whole = Base64.getUrlDecoder().decode(cursor);
            byte[] json = whole.length <= MAC_BYTES ? new byte[0] : Arrays.copyOfRange(whole, MAC_BYTES, whole.length);
            if (json.length > 0 && MessageDigest.isEqual(Arrays.copyOf(whole, MAC_BYTES), mac(owner, list, json))) {
                return Json.mapper().readValue(new String(json, StandardCharsets.UTF_8), type);
            }
        } catch (IllegalArgumentException | JsonProcessingException e) {
            // Not one of ours: the same answer as for a wrong MAC.
        }
        throw HubException.invalid("cursor", "The cursor does not belong to this list. Start again without a cursor.");
    }

    private byte[] mac(String owner, String list, byte[] json) {
        byte[] mac = keys.mac("cursor", owner + '\0' + list + '\0' + new String(json, StandardCharsets.UTF_8));
        return Arrays.copyOf(mac, MAC_BYTES);
    }
}
