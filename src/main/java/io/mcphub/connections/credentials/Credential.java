package io.mcphub.connections.credentials;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An opened connection: what a tool needs to act for the caller at the provider.
 *
 * @param connectionId the connection's id
 * @param userId whose connection it is
 * @param token the provider's access token
 * @param details what the provider told at connect time, such as {@code team_id} or {@code site_url}; never secret
 * @param writes what its owner lets tools change through it
 */
public record Credential(String connectionId, String userId, Secret token, Map<String, String> details, WritePolicy writes) {
    /** The detail that holds the account's time zone, an IANA name such as {@code Europe/Berlin}. */
    public static final String ZONE = "tz";

    private static final String WHERE = " To allow it, change \"Tools may write\" of this account on the hub's page /connections.";

    public Credential {
        details = Map.copyOf(details);
    }

    /** A connection whose owner lets tools change everything: how a connection begins. */
    public Credential(String connectionId, String userId, Secret token, Map<String, String> details) {
        this(connectionId, userId, token, details, WritePolicy.ALL);
    }

    /** The same connection with another token. */
    public Credential with(Secret other) {
        return new Credential(connectionId, userId, other, details, writes);
    }

    /** The account's own time zone, if the provider told one; else UTC. */
    public ZoneId zone() {
        try {
            String zone = details.get(ZONE);
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** {@code FORBIDDEN} if the owner lets tools change nothing here; asked before every tool that does more than read. */
    public void requireWrites() {
        if (writes.mode() == WritePolicy.Mode.NONE) {
            throw HubException.of(Problem.FORBIDDEN, "The owner of this account lets tools only read." + WHERE);
        }
    }

    /** {@code FORBIDDEN} unless the owner lets tools change this target, such as a channel, by id and name. */
    public void requireWrite(String targetId, @Nullable String targetName) {
        requireWrites();
        if (!writes.allows(targetId, targetName)) {
            throw HubException.of(Problem.FORBIDDEN, "The owner of this account lets tools write to " + String.join(", ", writes.targets()) + " only." + WHERE);
        }
    }
}
