package io.mcphub.clients;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.PrettyPrinter;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.mcphub.platform.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One server in the forms of the clients.
 *
 * @param name how the client calls the server
 * @param url the server's MCP endpoint
 * @param authorization the header; null if the client signs in by itself
 */
record ConfigTexts(String name, String url, @Nullable String authorization) {
    /** As people write it: a space after the colon alone, and lines that end alike everywhere. */
    private static final PrettyPrinter PRINTER = new DefaultPrettyPrinter(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
            .withObjectIndenter(new DefaultIndenter("  ", "\n")).withArrayIndenter(new DefaultIndenter("  ", "\n"));

    /** A server of a configuration: its members in pairs, and last the header. */
    static Map<String, Object> server(@Nullable String... parts) {
        Map<String, Object> server = new LinkedHashMap<>();
        for (int i = 0; i + 1 < parts.length; i += 2) {
            server.put(parts[i], parts[i + 1]);
        }
        String header = parts[parts.length - 1];
        if (header != null) {
            server.put("headers", Map.of("Authorization", header));
        }
        return server;
    }

    /** Under {@code root}, with the address in the member {@code key}. */
    String json(String root, String key) {
        return pretty(root, server(key, url, authorization));
    }

    /** Under {@code root}, with the kind of transport named as the client calls it. */
    String typedJson(String root, String type) {
        return pretty(root, server("type", type, "url", url, authorization));
    }

    /**
     * A program on the computer that carries the messages. The header comes from a variable, because some clients split arguments
     * at spaces.
     *
     * @param plain whether the program must be told that http is meant
     */
    String bridge(boolean plain) {
        List<String> args = new ArrayList<>(List.of("-y", "mcp-remote", url, "--header", "Authorization:${AUTH_HEADER}"));
        if (plain) {
            args.add("--allow-http");
        }
        Map<String, Object> server = new LinkedHashMap<>();
        server.put("command", "npx");
        server.put("args", args);
        server.put("env", Map.of("AUTH_HEADER", String.valueOf(authorization)));
        return pretty("mcpServers", server);
    }

    /** The header comes last, because the option takes as many values as follow. */
    String claudeCode() {
        String header = authorization == null ? "" : " --header \"Authorization: " + authorization + "\"";
        return "claude mcp add --transport http --scope user " + name + " " + url + header;
    }

    String codex() {
        String header = authorization == null ? "" : "http_headers = { Authorization = \"" + authorization + "\" }\n";
        return "[mcp_servers." + name + "]\nurl = \"" + url + "\"\n" + header;
    }

    String cursorLink() {
        String config = Base64.getEncoder().encodeToString(Json.write(server("url", url, authorization)).getBytes(StandardCharsets.UTF_8));
        return "cursor://anysphere.cursor-deeplink/mcp/install?name=" + name + "&config=" + URLEncoder.encode(config, StandardCharsets.UTF_8);
    }

    private String pretty(String root, Map<String, Object> server) {
        try {
            return Json.mapper().writer(PRINTER).writeValueAsString(Map.of(root, Map.of(name, server)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts are always writable", e);
        }
    }
}
