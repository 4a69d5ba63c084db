package io.mcphub.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What a client does before it has a token: finds the address, and learns from documents where to ask for one. */
final class Discovery {
    private static final String JSON = "application/json";
    private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
    private static final Map<String, String> BROWSER = Map.of("Accept", JSON, "Origin", "https://claude.ai");

    private final PublicAddress address;
    private Answer alive = new Answer("", 0, Map.of(), "", "", "");

    Discovery(PublicAddress address) {
        this.address = address;
    }

    Map<String, Supplier<Check>> steps() {
        Map<String, Supplier<Check>> steps = new LinkedHashMap<>();
        steps.put("address", this::address);
        steps.put("encryption", this::encryption);
        steps.put("challenge", this::challenge);
        steps.put("resource-root", () -> resource("resource-root", "/.well-known/oauth-protected-resource"));
        steps.put("resource-path", () -> resource("resource-path", "/.well-known/oauth-protected-resource/mcp"));
        steps.put("server-root", () -> server("server-root", "/.well-known/oauth-authorization-server"));
        steps.put("server-path", () -> server("server-path", "/mcp/.well-known/oauth-authorization-server"));
        steps.put("cors", this::cors);
        return steps;
    }

    Check address() {
        Answer answer = address.get("/health/live", Map.of());
        alive = answer;
        if (answer.fault().equals("unreachable")) {
            return Check.yellow("address", "unreachable", answer.sent(), answer.came());
        }
        if (!answer.fault().isEmpty()) {
            return Check.red("address", answer.fault(), answer.sent(), answer.came());
        }
        return answer.status() == 200 ? Check.green("address", answer.sent(), answer.came()) : Check.red("address", "foreign", answer.sent(), answer.came());
    }

    /** Looks at the connection of the answer before. */
    private Check encryption() {
        return address.encrypted() ? Check.green("encryption", alive.sent(), alive.note()) : Check.yellow("encryption", "plain", alive.sent(), "http");
    }

    private Check challenge() {
        Answer answer = address.post("/mcp", Map.of("Accept", "application/json, text/event-stream"), JSON, PING);
        if (answer.status() != 401) {
            return Check.red("challenge", "status", answer.sent(), answer.came());
        }
        boolean points = answer.header("www-authenticate").contains("resource_metadata=\"" + address.base() + "/");
        String came = answer.came("www-authenticate");
        return points ? Check.green("challenge", answer.sent(), came) : Check.red("challenge", "header", answer.sent(), came);
    }

    /** The document of RFC 9728 names this resource and this authorization server. */
    private Check resource(String step, String path) {
        Answer answer = address.get(path, Map.of("Accept", JSON));
        JsonNode document = answer.json();
        boolean right = document.path("resource").asText().equals(address.base() + "/mcp")
                && StreamSupport.stream(document.path("authorization_servers").spliterator(), false).anyMatch(server -> server.asText().equals(address.base()));
        return document(step, answer, right);
    }

    /** The document of RFC 8414 names this issuer, and endpoints below it. */
    private Check server(String step, String path) {
        Answer answer = address.get(path, Map.of("Accept", JSON));
        JsonNode document = answer.json();
        boolean right = document.path("issuer").asText().equals(address.base())
                && document.path("token_endpoint").asText().startsWith(address.base() + "/")
                && document.path("authorization_endpoint").asText().startsWith(address.base() + "/");
        return document(step, answer, right);
    }

    private Check document(String step, Answer answer, boolean right) {
        if (answer.status() != 200) {
            return Check.red(step, "status", answer.sent(), answer.came());
        }
        return right ? Check.green(step, answer.sent(), answer.came()) : Check.red(step, "content", answer.sent(), answer.came());
    }

    /** Clients in browsers read these documents from any origin (Fetch §3.2). */
    private Check cors() {
        Answer answer = address.get("/.well-known/oauth-protected-resource", BROWSER);
        String sent = answer.sent() + ", Origin: " + BROWSER.get("Origin");
        String came = answer.came("access-control-allow-origin");
        boolean open = answer.header("access-control-allow-origin").equals("*");
        return open ? Check.green("cors", sent, came) : Check.red("cors", "header", sent, came);
    }
}
