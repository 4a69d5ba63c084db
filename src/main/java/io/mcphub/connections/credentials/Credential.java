package io.mcphub.connections.credentials;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An opened connection: what a tool needs to act for the caller at the provider.
 *
 * @param connectionId the connection's id
 * @param userId whose connection it is
 * @param token the provider's access token
 * @param details what the provider told when the account was connected, such as {@code team_id} or {@code site_url}; never secret
 * @param reads what its owner lets tools read through it
 * @param writes what its owner lets tools change through it
 */
public record Credential(String connectionId, String userId, Secret token, Map<String, String> details, Reach reads, Reach writes) {
    /** The detail with the account's time zone, an IANA name such as {@code Europe/Berlin}. */
    public static final String ZONE = "tz";

    /** The detail with what the provider granted, separated by commas. */
    public static final String SCOPES = "scopes";

    private static final String OWNER = "The owner of this account lets tools ";
    private static final String READS = " To allow more, change \"Tools may read\" of this account on the hub's page /connections.";
    private static final String WRITES = " To allow it, change \"Tools may write\" of this account on the hub's page /connections.";

    public Credential {
        details = Map.copyOf(details);
    }

    /** A credential through which tools may read and change everything, as for a new connection. */
    public Credential(String connectionId, String userId, Secret token, Map<String, String> details) {
        this(connectionId, userId, token, details, Reach.ALL, Reach.ALL);
    }

    /** The same connection with another token. */
    public Credential with(Secret other) {
        return new Credential(connectionId, userId, other, details, reads, writes);
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

    /** The same connection whose owner lets tools reach otherwise. */
    public Credential with(Reach otherReads, Reach otherWrites) {
        return new Credential(connectionId, userId, token, details, otherReads, otherWrites);
    }

    /** Throws {@code FORBIDDEN} if the owner lets tools read nothing here. Checked before every tool that only reads. */
    public void requireReads() {
        if (reads.mode() == Reach.Mode.NONE) {
            throw forbidden("read nothing." + READS);
        }
    }

    /** Whether the owner lets tools read what goes by these ids and names, as {@link #requireRead} checks it. */
    public boolean mayRead(Collection<String> names) {
        return reads.allows(names);
    }

    /** Throws {@code FORBIDDEN} unless the owner lets tools read what goes by these ids and names, such as a chat's. */
    public void requireRead(Collection<String> names) {
        requireReads();
        if (!mayRead(names)) {
            throw forbidden("read " + String.join(", ", reads.targets()) + " only." + READS);
        }
    }

    /** Throws {@code FORBIDDEN} if the provider, as far as is known, did not grant what a tool needs. */
    public void requireScopes(List<String> needs) {
        List<String> granted = Arrays.stream(details.getOrDefault(SCOPES, "").split(",")).map(String::strip).filter(scope -> !scope.isEmpty()).toList();
        GrantedScopes.missing(granted, needs).ifPresent(need -> {
            throw HubException.of(Problem.FORBIDDEN, "This account was connected without the scope " + need.replace("|", " or ")
                    + ". Connect it again on the hub's page /connections; if that does not help, an admin lets the hub ask for it on /admin/integrations.");
        });
    }

    /** Throws {@code FORBIDDEN} if the owner lets tools change nothing here. Checked before every tool that does more than read. */
    public void requireWrites() {
        if (writes.mode() == Reach.Mode.NONE) {
            throw forbidden("only read." + WRITES);
        }
    }

    /** Throws {@code FORBIDDEN} unless the owner lets tools change what goes by these ids and names, such as a chat's. */
    public void requireWrite(Collection<String> names) {
        requireWrites();
        if (!writes.allows(names)) {
            throw onlyThere();
        }
    }

    /**
     * Throws {@code FORBIDDEN} unless the owner lets tools change this target. Signs in front of names do not count.
     *
     * @param targetId its id
     * @param targetName its name, such as a channel's, or null
     */
    public void requireWrite(String targetId, @Nullable String targetName) {
        requireWrites();
        if (!writes.allows(targetId, targetName)) {
            throw onlyThere();
        }
    }

    private HubException onlyThere() {
        return forbidden("write to " + String.join(", ", writes.targets()) + " only." + WRITES);
    }

    private static HubException forbidden(String rest) {
        return HubException.of(Problem.FORBIDDEN, OWNER + rest);
    }
}
