package io.mcphub.tools.calls;

import io.mcphub.access.Caller;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Effect;
import io.mcphub.tools.ListedArguments;
import io.mcphub.tools.catalogue.CallableTool;
import io.mcphub.tools.catalogue.Input;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Opens the account that a tool call uses: the one it names, else the one its page cursor belongs to, else the default. */
@ApplicationScoped
public class CallCredentials {
    @Inject
    Connections connections;

    @Inject
    ConnectInChat connect;

    /**
     * The credential for this call.
     *
     * @throws HubException {@code NOT_CONNECTED} if there is none that works, {@code INVALID_INPUT} if the account is unknown or its
     *     cursor is another account's, {@code FORBIDDEN} if its owner allows no such tool or its provider did not grant what it needs
     */
    Credential open(CallableTool tool, Input input, CallContext context) {
        connections.connector(tool.integration()).ifPresent(connector -> connect.requireAgreed(context, connector));
        Credential credential = connections.open(context.caller(), tool.integration(), account(tool, input, context.caller()));
        if (!input.listed().mayBeOf(credential.connectionId())) {
            throw HubException.invalid("cursor", "The cursor belongs to a list of another account. Start again without a cursor, or leave account out if you gave it.");
        }
        if (tool.effect() == Effect.READ) {
            credential.requireReads();
        } else {
            credential.requireWrites();
        }
        credential.requireScopes(tool.scopes());
        return credential;
    }

    private @Nullable String account(CallableTool tool, Input input, Caller caller) {
        String named = input.framework().account();
        return named == null && input.listed().owner() != null ? accountOf(input.listed(), tool, caller) : named;
    }

    private @Nullable String accountOf(ListedArguments list, CallableTool tool, Caller caller) {
        Connector connector = connections.require(tool.integration());
        return connections.integration(caller, connector).connections().stream()
                .map(ConnectionSummary::id)
                .filter(list::mayBeOf)
                .findFirst()
                .orElse(null);
    }
}
