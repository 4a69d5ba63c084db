package io.mcphub.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mcphub.access.CurrentCaller;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;

/** {@code GET /config/mcp}: a client's configuration, ready to paste, with a placeholder for the token. A GET creates no token. */
@Path("mcp")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class McpConfigResource {
    @Inject
    CurrentCaller caller;

    @Inject
    Settings settings;

    /** The configuration that most clients read. The names are theirs. */
    public record ClientConfig(@JsonProperty("mcpServers") Map<String, Server> servers) {}

    /** One server of a client's configuration. */
    public record Server(String type, String url, Map<String, String> headers) {}

    @GET
    public ClientConfig config() {
        caller.get();
        Map<String, String> headers = Map.of("Authorization", "Bearer <your personal access token>");
        return new ClientConfig(Map.of("mcp-hub", new Server("http", settings.baseUrl() + "/mcp", headers)));
    }
}
