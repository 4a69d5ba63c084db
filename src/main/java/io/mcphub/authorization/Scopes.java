package io.mcphub.authorization;

import com.nimbusds.oauth2.sdk.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two scopes; {@code mcp} includes {@code mcp:read}. Unknown scopes beside a known one are ignored (RFC 6749 §3.3). */
public final class Scopes {
    public static final String ALL = "mcp";
    public static final String READ = "mcp:read";

    private Scopes() {}

    /** The scope to grant: everything if none is asked for; empty if none of those asked for exists. */
    public static Optional<String> granted(@Nullable Scope asked) {
        if (asked == null || asked.isEmpty() || asked.contains(ALL)) {
            return Optional.of(ALL);
        }
        return asked.contains(READ) ? Optional.of(READ) : Optional.empty();
    }

    /** The scope for a later request of a grant: the same or less. Empty if it asks for more (RFC 6749 §6). */
    public static Optional<String> within(String grant, @Nullable Scope asked) {
        if (asked == null || asked.isEmpty()) {
            return Optional.of(grant);
        }
        return granted(asked).filter(wanted -> grant.equals(ALL) || wanted.equals(READ));
    }
}
