package io.mcphub.access;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells the next page what was just done. A receipt goes through the address of that page, so it is encrypted, for one person, and
 * for five minutes: nobody can make a page claim what did not happen. Nothing is stored, so any node reads it.
 */
@ApplicationScoped
public class Receipts {
    /** The parameter of a page with a receipt. */
    public static final String PARAMETER = "receipt";

    private static final String PURPOSE = "receipt";
    private static final Duration LIFETIME = Duration.ofMinutes(5);
    private static final int LONGEST = 600;

    @Inject
    Keys keys;

    @Inject
    HubClock clock;

    /** A path that carries a receipt for this person. */
    public String path(Caller caller, String path, Receipt receipt) {
        return path + (path.contains("?") ? "&" : "?") + PARAMETER + "=" + issue(caller, receipt);
    }

    /** The receipt in a parameter; empty if the hub gave it to somebody else, long ago or not at all. */
    public Optional<Receipt> read(Caller caller, @Nullable String sealed) {
        if (sealed == null || sealed.length() > LONGEST) {
            return Optional.empty();
        }
        return keys.open(PURPOSE, PURPOSE, sealed)
                .map(Json::read)
                .filter(content -> content.path("user").asText().equals(caller.userId()) && content.path("until").asLong() > clock.now().toEpochMilli())
                .map(Receipts::receipt);
    }

    private String issue(Caller caller, Receipt receipt) {
        long until = clock.now().plus(LIFETIME).toEpochMilli();
        String content = Json.write(Map.of("user", caller.userId(), "what", receipt.what(), "about", receipt.about(), "until", until));
        return keys.seal(PURPOSE, PURPOSE, content);
    }

    private static Receipt receipt(JsonNode content) {
        return new Receipt(content.path("what").asText(), content.path("about").asText());
    }
}
