package io.mcphub.platform.nodes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import io.mcphub.platform.StartRefusal;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The secrets that all nodes must have in common. A node says by their digests what it writes with and what it reads. One starts only if
 * it reads what the nodes that are alive write, and they read what it writes: so a secret changes in two steps, first readable everywhere.
 */
@ApplicationScoped
public class SharedSecrets {
    private static final TypeReference<Map<String, List<String>>> SAID = new TypeReference<>() {};
    private static final String PURPOSE = "which secret a node has";
    private static final int LENGTH = 12;

    @Inject
    HubConfig config;

    /** What this node says of its secrets: of each the digest of what it writes with, then those of what it also reads. */
    String own() {
        return Json.write(digests());
    }

    /** Throws {@link StartRefusal} if this node and one that is alive would not read each other. Null of a node that says nothing. */
    void requireSame(String node, @Nullable String said) {
        Map<String, List<String>> theirs = said == null ? Map.of() : parsed(said);
        digests().forEach((secret, own) -> {
            List<String> other = theirs.getOrDefault(secret, own);
            if (!own.contains(other.get(0))) {
                throw StartRefusal.configuration(differs(secret, "the node " + node));
            }
            if (!other.contains(own.get(0))) {
                throw StartRefusal.configuration(secret + " is one that the node " + node + " does not read yet. Put it into " + secret
                        + "_PREVIOUS of every node first, and let it be written when all have started again; a node that is gone counts for two minutes.");
            }
        });
    }

    /** The sentence for a secret that is not that of others. */
    public static String differs(String secret, String others) {
        return secret + " is not the one of " + others + ". Set the same on every node. To change it, put the new one into " + secret
                + "_PREVIOUS of every node first; a node that is gone counts for two minutes.";
    }

    private Map<String, List<String>> digests() {
        return new TreeMap<>(Map.of(
                "JWT_SECRET", digests(config.jwtSecret(), config.otherJwtSecrets()),
                "TOKENS_ENCRYPTION_KEY", digests(config.encryptionKey(), config.previousEncryptionKeys())));
    }

    private static List<String> digests(Secret written, List<Secret> alsoRead) {
        return Stream.concat(Stream.of(written), alsoRead.stream()).map(SharedSecrets::digest).toList();
    }

    private static String digest(Secret secret) {
        return Keys.hash(Base64.getEncoder().encodeToString(Keys.hkdf(secret, PURPOSE))).substring(0, LENGTH);
    }

    private static Map<String, List<String>> parsed(String said) {
        try {
            return Json.mapper().readValue(said, SAID);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what a node says of its secrets does not parse", e);
        }
    }
}
