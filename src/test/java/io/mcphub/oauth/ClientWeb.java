package io.mcphub.oauth;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.outbound.Outbound;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Stands in for the web: holds the documents of clients and fetches nothing. */
public final class ClientWeb extends Outbound {
    /** What was asked for, in order. */
    public final List<String> fetched = new ArrayList<>();
    /** Whether addresses of this machine are fetched, too. */
    public boolean loopback;
    /** Whether names of hosts can be looked up. */
    public boolean online = true;
    private final Map<String, Document> documents = new HashMap<>();

    /** Lets a client describe itself at its own address. */
    public void publish(String clientId, String name, List<String> redirectUris, String... headers) {
        publish(clientId, 200, Json.write(Map.of("client_id", clientId, "client_name", name, "redirect_uris", redirectUris,
                "grant_types", List.of("authorization_code", "refresh_token"), "token_endpoint_auth_method", "none")), headers);
    }

    public void publish(String clientId, int status, String body, String... headers) {
        Map<String, String> all = new HashMap<>(Map.of("content-type", "application/json"));
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        documents.put(clientId, new Document(status, all, body.getBytes(StandardCharsets.UTF_8)));
    }

    /** Makes all documents unreachable. */
    public void forget() {
        documents.clear();
    }

    @Override
    public Document get(URI uri, String accept) {
        fetched.add(uri.toString());
        return Optional.ofNullable(documents.get(uri.toString())).orElseThrow(() -> HubException.of(Problem.UPSTREAM_UNAVAILABLE, "The address could not be fetched. Try again later."));
    }

    @Override
    public boolean finds(String host) {
        return online;
    }

    @Override
    public boolean loopbackAllowed() {
        return loopback;
    }
}
