package io.mcphub.authorization.grants;

import io.mcphub.access.Access;
import io.mcphub.access.ToolNames;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user allows on the consent page.
 *
 * @param access whether the client may only read
 * @param integrations which integrations it reaches; null means all, those connected later too
 * @param toolNames the form of tool names that it is shown
 */
public record Decision(Access access, @Nullable Set<String> integrations, ToolNames toolNames) {
    public Decision {
        integrations = integrations == null ? null : Set.copyOf(integrations);
    }
}
