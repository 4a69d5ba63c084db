package io.mcphub.tools;

import io.mcphub.platform.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** May this caller use this tool? The one answer for {@code tools/list} and {@code tools/call}; fails closed. */
@ApplicationScoped
public class ToolPolicy {
    /** Allowed by token, role and policy, at an integration that somebody can connect. Everything else is hidden. */
    public boolean allows(Caller caller, RegisteredTool tool) {
        throw new UnsupportedOperationException();
    }

    /** What {@code tools/list} shows: allowed, and connected. In a stable order. */
    public List<RegisteredTool> listed(Caller caller) {
        throw new UnsupportedOperationException();
    }
}
