package io.mcphub.integrations.hub;

import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Aliases;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.calls.ConnectInChat;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** {@code hub.integrations.connect}: starts connecting an account from a chat. */
@ApplicationScoped
@ToolsOf("hub")
public class ConnectTool {
    @Inject
    Connections connections;

    @Inject
    ConnectInChat chat;

    @Tool(name = "hub.integrations.connect", title = "Connect an account", effect = Effect.READ,
            description = "Gives the user a link to connect their account of an integration, or to reconnect one that lost access."
                    + " The user opens it in a browser; afterwards the integration's tools work.")
    public Connection connect(Connect in, CallContext context) {
        Connector connector = connections.connector(in.integration())
                .filter(found -> context.caller().reaches(found.id()))
                .orElseThrow(() -> HubException.notFound("There is no such integration. hub.integrations.list shows which there are."));
        if (!connector.configured()) {
            throw HubException.conflict(connector.displayName() + " is not set up on this hub. Ask an admin to do that.");
        }
        chat.requireAgreed(context, connector);
        if (connections.works(context.caller().userId(), connector.id())) {
            return new Connection(connector.id(), true, null, connector.displayName() + " is connected. Its tools work now.");
        }
        if (context.clientCapabilities().at("/elicitation/url").isObject()) {
            throw chat.request(context, connector);
        }
        return new Connection(connector.id(), false, chat.address(context, connector),
                "Ask the user to open the url in a browser and to connect the account there. It works for 30 minutes and for this user alone.");
    }

    /** The arguments of {@code hub.integrations.connect}. */
    public record Connect(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[a-z][a-z0-9_]*") @Aliases("provider") @Description("The id of the integration, such as slack")
            String integration) {}

    /**
     * The answer.
     *
     * @param integration the integration's id
     * @param connected whether there is a working account
     * @param url the link for the person; absent if an account is connected
     * @param next what to do now
     */
    public record Connection(@NotNull String integration, boolean connected, @Nullable String url, @NotNull String next) {}
}
