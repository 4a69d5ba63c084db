package io.mcphub.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import io.mcphub.access.Access;
import io.mcphub.access.Allowance;
import io.mcphub.access.Caller;
import io.mcphub.authorization.requests.ConsentRequest;
import io.mcphub.authorization.requests.Consents;
import io.mcphub.platform.HubException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a client does to get a token and to use it. The person's own yes is given here, for reading nothing but the hub's own tools. */
final class Admission {
    static final String NAME = "MCP Hub doctor";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String REDIRECT = "http://127.0.0.1/mcp-hub-doctor";
    private static final String REGISTRATION = "{\"client_name\":\"" + NAME + "\",\"redirect_uris\":[\"" + REDIRECT + "\"],\"grant_types\":[\"authorization_code\"],\"token_endpoint_auth_method\":\"none\"}";
    private static final Pattern REQUEST = Pattern.compile("request=([A-Za-z0-9_-]+)");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final String MODERN = "2026-07-28";
    private static final String LEGACY = "2025-11-25";

    private final PublicAddress address;
    private final Consents consents;
    private final Caller caller;
    private final CodeVerifier verifier = new CodeVerifier();
    private String client = "";
    private String request = "";
    private String token = "";

    Admission(PublicAddress address, Consents consents, Caller caller) {
        this.address = address;
        this.consents = consents;
        this.caller = caller;
    }

    /** The client that was registered, if it came so far. */
    Optional<String> client() {
        return Optional.of(client).filter(id -> !id.isEmpty());
    }

    Map<String, Supplier<Check>> steps() {
        Map<String, Supplier<Check>> steps = new LinkedHashMap<>();
        steps.put("registration", this::registration);
        steps.put("authorization", this::authorization);
        steps.put("token", this::token);
        steps.put("discover", () -> asked("discover", MODERN, "server/discover", "", "/result/capabilities"));
        steps.put("initialize", () -> asked("initialize", LEGACY, "initialize", "\"protocolVersion\":\"" + LEGACY + "\",\"capabilities\":{},\"clientInfo\":{\"name\":\"mcp-hub-doctor\",\"version\":\"1\"}", "/result/serverInfo"));
        steps.put("tools", () -> asked("tools", LEGACY, "tools/list", "", "/result/tools/0"));
        return steps;
    }

    private Check registration() {
        Answer answer = address.post("/oauth/register", Map.of("Accept", JSON), JSON, REGISTRATION);
        client = answer.json().path("client_id").asText();
        return answer.status() == 201 && !client.isEmpty()
                ? Check.green("registration", answer.sent(), answer.came())
                : Check.red("registration", "status", answer.sent(), answer.came());
    }

    /** The browser's part: the address of the consent page comes from outside, the answer is given inside. */
    private Check authorization() {
        Answer answer = address.get("/oauth/authorize?" + query(), Map.of("Accept", "text/html"));
        Matcher consent = REQUEST.matcher(URLDecoder.decode(answer.header("location"), StandardCharsets.UTF_8));
        if (answer.status() / 100 != 3 || !consent.find()) {
            return Check.red("authorization", "status", answer.sent(), answer.came("location"));
        }
        request = consent.group(1);
        return answer.header("location").startsWith(address.base() + "/")
                ? Check.green("authorization", answer.sent(), answer.status() + ", location: " + address.base() + "/oauth/consent?request=…")
                : Check.red("authorization", "location", answer.sent(), answer.status() + ", location: " + URI.create(answer.header("location")).getHost());
    }

    private String query() {
        return form(Map.of("response_type", "code", "client_id", client, "redirect_uri", REDIRECT, "scope", "mcp:read", "resource", address.base() + "/mcp",
                "code_challenge", CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue(), "code_challenge_method", "S256"));
    }

    private Check token() {
        Answer answer = address.post("/oauth/token", Map.of("Accept", JSON), FORM, form(Map.of("grant_type", "authorization_code", "code", code(), "redirect_uri", REDIRECT,
                "client_id", client, "code_verifier", verifier.getValue(), "resource", address.base() + "/mcp")));
        token = answer.json().path("access_token").asText();
        return answer.status() == 200 && !token.isEmpty()
                ? Check.green("token", answer.sent(), "200, access_token: …")
                : Check.red("token", "status", answer.sent(), answer.came());
    }

    /** Says yes for the person who runs the doctor, to an app that reaches none of their accounts. */
    private String code() {
        try {
            ConsentRequest asked = consents.find(request, caller);
            // The id came from outside. Somebody in between could have put the id of another app's request there.
            if (!asked.clientName().equals(NAME) || !asked.redirectUri().equals(REDIRECT)) {
                return "";
            }
            URI back = consents.allow(request, asked.proof(), caller, new Allowance(Access.READ, Set.of()));
            Matcher code = CODE.matcher(back.toString());
            return code.find() ? URLDecoder.decode(code.group(1), StandardCharsets.UTF_8) : "";
        } catch (HubException refused) {
            return "";
        }
    }

    private Check asked(String step, String revision, String method, String params, String wanted) {
        Answer answer = address.post("/mcp", headers(revision, method), JSON, body(revision, method, params));
        String sent = answer.sent() + " (" + method + ", " + revision + ")";
        JsonNode found = answer.json().at(wanted);
        if (answer.status() == 401) {
            return Check.red(step, "authorization", sent, answer.came("www-authenticate"));
        }
        return answer.status() == 200 && !found.isMissingNode() ? Check.green(step, sent, answer.came()) : Check.red(step, "status", sent, answer.came());
    }

    private Map<String, String> headers(String revision, String method) {
        Map<String, String> headers = new LinkedHashMap<>(Map.of("Authorization", "Bearer " + token, "Accept", "application/json, text/event-stream", "MCP-Protocol-Version", revision));
        if (revision.equals(MODERN)) {
            headers.put("Mcp-Method", method);
        }
        return headers;
    }

    private static String body(String revision, String method, String params) {
        String meta = revision.equals(MODERN) ? "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + MODERN + "\",\"io.modelcontextprotocol/clientCapabilities\":{}}" : params;
        return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":{" + meta + "}}";
    }

    private static String form(Map<String, String> parameters) {
        StringBuilder form = new StringBuilder();
        parameters.forEach((name, value) -> form.append(form.length() == 0 ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return form.toString();
    }
}
