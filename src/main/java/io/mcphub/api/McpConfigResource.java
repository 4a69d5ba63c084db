package io.mcphub.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.mcphub.access.CurrentCaller;
import io.mcphub.clients.ClientConfig;
import io.mcphub.clients.ClientConfigs;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /config/mcp}: a client's configuration, ready to paste, with a placeholder for the token. A GET creates no token. */
@Path("mcp")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class McpConfigResource {
    @Inject
    CurrentCaller caller;

    @Inject
    ClientConfigs configs;

    /**
     * The answer.
     *
     * @param servers without {@code client}: the configuration that most clients read; its names are theirs
     * @param config with {@code client}: the configuration of that client
     */
    public record Answer(@JsonProperty("mcpServers") @Nullable Map<String, Object> servers, @JsonUnwrapped @Nullable ClientConfig config) {}

    @GET
    public Answer config(@QueryParam("client") @Nullable String client, @QueryParam("auth") @Nullable String auth) {
        caller.get();
        return client == null ? new Answer(configs.common(auth), null) : new Answer(null, configs.of(client, auth));
    }
}
