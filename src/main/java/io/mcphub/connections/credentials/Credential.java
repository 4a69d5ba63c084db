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
 * @param details what the provider told when the account was connected, such as {@code team_id} or {@code site_url}; never secret
 * @param writes what its owner lets tools change through it
 */
public record Credential(String connectionId, String userId, Secret token, Map<String, String> details, WritePolicy writes) {
    /** The detail with the account's time zone, an IANA name such as {@code Europe/Berlin}. */
    public static final String ZONE = "tz";

    /** The detail with what the provider granted, separated by commas. */
    public static final String SCOPES = "scopes";

    private static final String WHERE = " To allow it, change \"Tools may write\" of this account on the hub's page /connections.";

    public Credential {
        details = Map.copyOf(details);
    }

    /** A credential through which tools may change everything, as for a new connection. */
    public Credential(String connectionId, String userId, Secret token, Map<String, String> details) {
        this(connectionId, userId, token, details, WritePolicy.ALL);
    }

    /** The same connection with another token. */
    public Credential with(Secret other) {
        return new Credential(connectionId, userId, other, details, writes);
    }

    /** The account's time zone; UTC if the provider told none. */
    public ZoneId zone() {
        try {
            String zone = details.get(ZONE);
            return zone == null ? ZoneOffset.UTC : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** Throws {@code FORBIDDEN} if the owner lets tools change nothing here. Checked before every tool that does more than read. */
    public void requireWrites() {
        if (writes.mode() == WritePolicy.Mode.NONE) {
            throw HubException.of(Problem.FORBIDDEN, "The owner of this account lets tools only read." + WHERE);
        }
    }

    /**
     * Throws {@code FORBIDDEN} unless the owner lets tools change this target.
     *
     * @param targetId its id
     * @param targetName its name, such as a channel's, or null
     */
    public void requireWrite(String targetId, @Nullable String targetName) {
        requireWrites();
        if (!writes.allows(targetId, targetName)) {
            throw HubException.of(Problem.FORBIDDEN, "The owner of this account lets tools write to " + String.join(", ", writes.targets()) + " only." + WHERE);
        }
    }
}
