package io.mcphub.mcp;

import io.mcphub.platform.HubApplication;
import io.mcphub.platform.ProblemMapper;
import jakarta.ws.rs.ApplicationPath;
import java.util.HashSet;
import java.util.Set;

/** The MCP door at {@code /mcp}. Its failures are JSON-RPC errors, so it has a mapper of its own. */
@ApplicationPath("mcp")
public class McpApplication extends HubApplication {
    public McpApplication() {
        super(McpResource.class, McpErrorMapper.class);
    }

    @Override
    public Set<Class<?>> getClasses() {
        Set<Class<?>> classes = new HashSet<>(super.getClasses());
        classes.remove(ProblemMapper.class);
        return classes;
    }
}
