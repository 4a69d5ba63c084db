package io.mcphub.doctor;

import java.util.HashMap;
import java.util.Map;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/** The public address of a hub that answers as scripted, by method and path; at first everything is right. */
final class ScriptedAddress extends PublicAddress {
    static final String BASE = "https://hub.example.com";
    private static final Map<String, String> JSON = Map.of("content-type", "application/json", "access-control-allow-origin", "*");

    private final Map<String, Answer> answers = new HashMap<>();

    ScriptedAddress() {
        answer("GET /health/live", 200, JSON, "{\"status\":\"UP\"}");
        answer("POST /mcp", 401, Map.of("www-authenticate", "Bearer resource_metadata=\"" + BASE + "/.well-known/oauth-protected-resource/mcp\""), "");
        for (String path : new String[] {"/.well-known/oauth-protected-resource", "/.well-known/oauth-protected-resource/mcp"}) {
            answer("GET " + path, 200, JSON, "{\"resource\":\"" + BASE + "/mcp\",\"authorization_servers\":[\"" + BASE + "\"]}");
        }
        for (String path : new String[] {"/.well-known/oauth-authorization-server", "/mcp/.well-known/oauth-authorization-server"}) {
            answer("GET " + path, 200, JSON, "{\"issuer\":\"" + BASE + "\",\"token_endpoint\":\"" + BASE + "/t\",\"authorization_endpoint\":\"" + BASE + "/a\"}");
        }
    }

    void answer(String request, int status, Map<String, String> headers, String body) {
        answers.put(request, new Answer(request, status, headers, body, "", ""));
    }

    void nothing(String request, String fault) {
        answers.put(request, new Answer(request, 0, Map.of(), "", fault, "nothing"));
    }

    @Override
    String base() {
        return BASE;
    }

    @Override
    boolean encrypted() {
        return true;
    }

    @Override
    Answer send(String method, String path, Map<String, String> headers, @Nullable RequestBody body) {
        return answers.get(method + " " + path.split("\\?", 2)[0]);
    }
}
