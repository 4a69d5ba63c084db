package io.mcphub.mcp.calls;

import io.mcphub.mcp.protocol.JsonRpcError;
import io.mcphub.mcp.protocol.JsonRpcException;
import io.mcphub.settings.Settings;
import io.mcphub.tools.calls.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;

/**
 * Tells a client that was granted only {@code mcp:read}, and calls a tool that changes something, which scope it needs
 * (authorization § Runtime Insufficient Scope Errors).
 */
@ApplicationScoped
public class ScopeChallenge {
    private static final String FULL_SCOPE = "mcp";

    @Inject
    Settings settings;

    void check(Verdict verdict) {
        if (verdict == Verdict.NEEDS_SCOPE) {
            throw insufficientScope();
        }
    }

    private JsonRpcException insufficientScope() {
        String challenge = "Bearer error=\"insufficient_scope\", scope=\"" + FULL_SCOPE + "\", resource_metadata=\"" + settings.baseUrl()
                + "/.well-known/oauth-protected-resource/mcp\", error_description=\"This tool changes something; the token may only read.\"";
        return new JsonRpcException(403, JsonRpcError.INSUFFICIENT_SCOPE, "This tool needs the scope mcp.", null, Map.of("WWW-Authenticate", challenge));
    }
}
