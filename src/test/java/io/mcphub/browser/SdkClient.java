package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.util.Map;

/** A program with the official Java SDK, as it stands in an editor of somebody who has a token. */
final class SdkClient {
    private SdkClient() {}

    /** Finds a tool in the list and calls it: what it answered. */
    static String call(Portal portal, String token, String tool, Map<String, Object> arguments) {
        HttpClientStreamableHttpTransport transport = HttpClientStreamableHttpTransport.builder(portal.hub().uri().toString())
                .endpoint("/mcp?tools=all")
                .httpRequestCustomizer((request, method, uri, body, context) -> request.header("Authorization", "Bearer " + token))
                .build();
        try (McpSyncClient client = McpClient.sync(transport).requestTimeout(Duration.ofSeconds(20)).build()) {
            client.initialize();
            String found = client.listTools().tools().stream().map(McpSchema.Tool::name).filter(tool::equals).findFirst().orElseThrow();
            McpSchema.CallToolResult result = client.callTool(McpSchema.CallToolRequest.builder(found).arguments(arguments).build());
            assertThat(result.isError()).as(String.valueOf(result.content())).isNotEqualTo(Boolean.TRUE);
            return String.valueOf(result.content());
        }
    }
}
