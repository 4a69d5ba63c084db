package io.mcphub.integrations.teamwork;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.request;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkSites;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.outbound.HttpEngine;
import io.mcphub.platform.outbound.TestEngine;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.ProviderServer;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.Arguments;
import io.mcphub.tools.calls.ToolBench;
import io.mcphub.upstream.Target;
import io.mcphub.upstream.Upstream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A Teamwork on 127.0.0.1 that answers with the fixtures, and our classes wired to it. In it, it is 2026-01-15, 10:00 UTC. */
final class TeamworkStandIn implements AutoCloseable {
    static final String V3 = "/projects/api/v3";

    final WireMockServer server = ProviderServer.take();
    final List<Credential> marked = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final Map<String, String> variables = new HashMap<>();
    final HubClock clock = new HubClock();
    final TeamworkSites sites;
    final TestEngine http;
    final TeamworkClient client;
    final TeamworkConnector connector;
    final ToolBench bench;
    final Credential ada;

    TeamworkStandIn() {
        this(new TestEngine());
    }

    TeamworkStandIn(TestEngine http) {
        this.http = http;
        at("2026-01-15T10:00:00Z");
        variables.put("TEAMWORK_LOGIN_URL", url());
        variables.put("TEAMWORK_ALLOWED_HOSTS", "127.0.0.1:" + server.port());
        BeanBox beans = new BeanBox()
                .with(HubClock.class, clock)
                .with(HubConfig.class, config())
                .with(Connections.class, connections())
                .with(Upstream.class, upstream())
                .with(HttpEngine.class, http)
                .with(Settings.class, settings());
        sites = beans.get(TeamworkSites.class);
        client = beans.get(TeamworkClient.class);
        connector = beans.get(TeamworkConnector.class);
        bench = new ToolBench(beans.withTools(TeamworkStandIn.class.getPackage()), beans.get(Arguments.class));
        ada = credential("connection-1", "synthetic-tw-token", "oauth", "Europe/Berlin");
        answers("GET", V3 + "/me.json", "me");
    }

    private HubConfig config() {
        return new HubConfig() {
            @Override
            public Optional<String> value(String variable) {
                return Optional.ofNullable(variables.get(variable));
            }

            @Override
            public Secret jwtSecret() {
                return Secret.of("synthetic-secret-of-the-hub-in-tests");
            }

            @Override
            public List<Secret> otherJwtSecrets() {
                return List.of();
            }
        };
    }

    private Connections connections() {
        return new Connections() {
            @Override
            public Credential refused(Credential refused) {
                marked.add(refused);
                throw HubException.of(Problem.NOT_CONNECTED, "Teamwork no longer accepts your connection. Connect it at https://hub.example.com/connections.");
            }
        };
    }

    private Upstream upstream() {
        return new Upstream() {
            @Override
            public <T> T call(Target target, Supplier<T> call) {
                targets.add(target);
                return call.get();
            }
        };
    }

    private Settings settings() {
        return new Settings() {
            @Override
            public Optional<Secret> credential(String variable) {
                return Optional.ofNullable(variables.get(variable)).map(Secret::of);
            }
        };
    }

    /** Calls a tool as Ada. */
    JsonNode tool(String name, String json) {
        return tool(name, json, ada);
    }

    /** Calls a tool as somebody; single quotes stand for double ones. */
    JsonNode tool(String name, String json, Credential credential) {
        return result(name, json, credential).structuredContent();
    }

    /** The whole result. */
    ToolResult result(String name, String json, Credential credential) {
        return bench.result("teamwork." + name, (ObjectNode) Json.read(json.replace('\'', '"')), credential);
    }

    /** The failure of a tool. */
    HubException failure(String name, String json) {
        return catchThrowableOfType(HubException.class, () -> tool(name, json));
    }

    Credential credential(String id, String token, String auth, String zone) {
        return new Credential(id, "user-1", Secret.of(token), Map.of("site_url", url(), "auth", auth, "user_id", "501", "tz", zone));
    }

    String url() {
        return "http://127.0.0.1:" + server.port();
    }

    void at(String instant) {
        clock.use(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    /** For tests of a slow Teamwork: nobody waits ten seconds. */
    void impatient() {
        http.within(Duration.ofMillis(300), Duration.ofMillis(600));
    }

    void answers(String method, String path, String fixture) {
        answers(method, path, fixture(fixture));
    }

    void answers(String method, String path, ResponseDefinitionBuilder response) {
        server.stubFor(call(method, path).willReturn(response));
    }

    /** Whatever is asked. */
    void answersAll(ResponseDefinitionBuilder response) {
        server.stubFor(any(anyUrl()).willReturn(response));
    }

    static MappingBuilder call(String method, String path) {
        return request(method, urlPathEqualTo(path));
    }

    static ResponseDefinitionBuilder fixture(String name) {
        return json(body(name));
    }

    static ResponseDefinitionBuilder json(String body) {
        return aResponse().withHeader("Content-Type", "application/json; charset=utf-8").withBody(body);
    }

    static String body(String name) {
        try (InputStream in = TeamworkStandIn.class.getResourceAsStream("/teamwork/" + name + (name.endsWith(".txt") ? "" : ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All requests in order, as {@code GET /path}. */
    List<String> calls() {
        return served().stream().map(r -> r.getMethod() + " " + r.getUrl().replaceAll("\\?.*", "")).toList();
    }

    /** All requests in order. WireMock has the newest first, and several can be of one millisecond. */
    List<LoggedRequest> served() {
        List<LoggedRequest> served = new ArrayList<>(server.getAllServeEvents().stream().map(ServeEvent::getRequest).toList());
        Collections.reverse(served);
        return served;
    }

    List<LoggedRequest> requests(String path) {
        return server.findAll(anyRequestedFor(urlPathEqualTo(path)));
    }

    /** The only request to a path. */
    LoggedRequest only(String path) {
        List<LoggedRequest> all = requests(path);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " requests of " + path + ": " + calls());
        }
        return all.get(0);
    }

    /** The decoded query of the only request to a path. */
    Map<String, String> query(String path) {
        return query(only(path));
    }

    static Map<String, String> query(LoggedRequest request) {
        String[] parts = request.getUrl().split("\\?", 2);
        return parts.length == 1 ? Map.of() : Arrays.stream(parts[1].split("&")).map(p -> p.split("=", 2)).collect(Collectors.toMap(p -> p[0], p -> URLDecoder.decode(p[1], StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        http.stop();
    }
}
