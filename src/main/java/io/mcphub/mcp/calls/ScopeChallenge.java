package io.mcphub.mcp.calls;

import io.mcphub.access.Caller;
import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.settings.Settings;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.calls.ToolPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Set;

/**
 * A client that was granted reading alone and calls a tool that changes something is told which scope it needs
 * (authorization § Runtime Insufficient Scope Errors), unless the tool stays hidden even with that scope.
 */
@ApplicationScoped
public class ScopeChallenge {
    private static final String FULL_SCOPE = "mcp";

    @Inject
    ToolPolicy policy;

    @Inject
    Settings settings;

    void check(Caller caller, RegisteredTool tool) {
        boolean narrow = !caller.scopes().isEmpty() && !caller.scopes().contains(FULL_SCOPE);
        if (narrow && !policy.allows(caller, tool) && allowedWithScope(caller, tool)) {
            throw insufficientScope();
        }
    }

    private boolean allowedWithScope(Caller caller, RegisteredTool tool) {
        return policy.allows(caller.withScopes(Set.of(FULL_SCOPE)), tool);
    }

    private JsonRpcException insufficientScope() {
        String challenge = "Bearer error=\"insufficient_scope\", scope=\"" + FULL_SCOPE + "\", resource_metadata=\"" + settings.baseUrl()
                + "/.well-known/oauth-protected-resource/mcp\", error_description=\"This tool changes something; the token may only read.\"";
        return new JsonRpcException(403, JsonRpcError.INSUFFICIENT_SCOPE, "This tool needs the scope mcp.", null, Map.of("WWW-Authenticate", challenge));
    }
}
