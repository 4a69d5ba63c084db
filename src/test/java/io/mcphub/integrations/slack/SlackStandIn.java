package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.outbound.HttpEngine;
import io.mcphub.platform.outbound.TestEngine;
import io.mcphub.settings.Settings;
import io.mcphub.testing.BeanBox;
import io.mcphub.testing.ProviderServer;
import io.mcphub.tools.AccountTimes;
import io.mcphub.tools.ToolResult;
import io.mcphub.tools.calls.Arguments;
import io.mcphub.tools.calls.ToolBench;
import io.mcphub.upstream.QuickUpstream;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** A Slack on 127.0.0.1 that answers with the fixtures, and our classes wired to it as CDI wires them. */
final class SlackStandIn implements AutoCloseable {
    static final Map<String, String> DETAILS =
            Map.of("team_id", "T000DEMO01", "user_id", "U000ADAEX1", "team", "Demo Workspace", "url", "https://demo-workspace.slack.com/");
    static final Credential ADA = new Credential("connection-1", "user-1", Secret.of("xoxp-synthetic-user"), DETAILS);
    static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    static final String BEARER = "Bearer xoxp-synthetic-user";

    final WireMockServer server = ProviderServer.take();
    final List<Credential> marked = new ArrayList<>();
    @Nullable Credential renewed;
    final List<Duration> pauses = new ArrayList<>();
    final Map<String, String> variables = new HashMap<>();
    final HubClock clock = new HubClock();
    final ToolBench bench;
    final TestEngine http;
    final SlackConnector connector;
    final SlackDirectory directory;
    private final BeanBox beans = new BeanBox();

    SlackStandIn() {
        this(new TestEngine());
    }

    private SlackStandIn(TestEngine http) {
        this.http = http;
        clock.use(Clock.fixed(NOW, ZoneOffset.UTC));
        variables.put("SLACK_API_URL", "http://127.0.0.1:" + server.port() + "/api/");
        beans.with(HubClock.class, clock);
        beans.with(HttpEngine.class, http);
        beans.with(Upstream.class, QuickUpstream.of(clock, pauses));
        beans.with(HubConfig.class, new HubConfig() {
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
        });
        beans.with(Connections.class, new Connections() {
            @Override
            public Credential refused(Credential refused) {
                marked.add(refused);
                if (renewed == null) {
                    throw HubException.of(Problem.NOT_CONNECTED, "Slack no longer accepts your connection. Connect it at https://hub.example.com/connections.");
                }
                return renewed;
            }

            @Override
            public Credential current(Credential opened) {
                return renewed == null || marked.isEmpty() ? opened : renewed;
            }
        });
        beans.with(Settings.class, new Settings() {
            @Override
            public String baseUrl() {
                return "https://hub.example.com";
            }

            @Override
            public Optional<Secret> credential(String variable) {
                return Optional.ofNullable(variables.get(variable)).map(Secret::of);
            }

            @Override
            public Optional<String> text(String name) {
                return Optional.ofNullable(variables.get(name));
            }
        });
        connector = bean(SlackConnector.class);
        directory = bean(SlackDirectory.class);
        bench = new ToolBench(beans.withTools(SlackStandIn.class.getPackage()), beans.get(Arguments.class));
        // Known since some minutes, so that only tests about it ask for it.
        bean(AccountTimes.class).learn(ADA, "UTC");
    }

    /** One of each, its fields filled. */
    <T> T bean(Class<T> type) {
        return beans.get(type);
    }

    /** For tests of a slow Slack: nobody waits ten seconds. */
    static SlackStandIn impatient() {
        return new SlackStandIn(new TestEngine().within(Duration.ofMillis(250), Duration.ofMillis(500)));
    }

    JsonNode call(String tool, Map<String, ?> arguments) {
        return bench.call(tool, arguments, ADA);
    }

    ToolResult result(String tool, Map<String, ?> arguments) {
        return bench.result(tool, arguments, ADA);
    }

    HubException failure(String tool, Map<String, ?> arguments) {
        return Assertions.catchThrowableOfType(HubException.class, () -> call(tool, arguments));
    }

    /** Answers a method with a fixture. */
    void answers(String method, String fixture) {
        server.stubFor(method(method).willReturn(fixture(fixture)));
    }

    /** Answers a method with two fixtures: the second when the cursor of the first is sent. */
    void answersPages(String method, String first, String second, String cursor) {
        answers(method, first);
        server.stubFor(method(method).withFormParam("cursor", equalTo(cursor)).willReturn(fixture(second)));
    }

    void answers(String method, ResponseDefinitionBuilder response) {
        server.stubFor(method(method).willReturn(response));
    }

    /** What names are resolved with: the member list, one person, one channel. */
    void knowsNames() {
        answersPages("users.list", "users.list~page1", "users.list~page2", "dXNlcjpVMDAwQ0xFT1gz");
        answers("users.info", "users.info");
        answers("users.conversations", "users.conversations");
        answersPages("conversations.list", "conversations.list~page1", "conversations.list~page2", "dGVhbTpDMDAwUFJPSlgy");
        answers("conversations.info", "conversations.info");
    }

    static MappingBuilder method(String method) {
        return post(urlPathEqualTo("/api/" + method));
    }

    ResponseDefinitionBuilder fixture(String name) {
        String body = body(name).replace("https://files.slack.com", "http://127.0.0.1:" + server.port());
        return aResponse().withHeader("Content-Type", "application/json; charset=utf-8").withBody(body);
    }

    static String body(String name) {
        try (InputStream in = SlackStandIn.class.getResourceAsStream("/slack/" + name + (name.endsWith(".txt") ? "" : ".json"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The requests of one method, in order. */
    List<LoggedRequest> requests(String method) {
        return server.findAll(postRequestedFor(urlPathEqualTo("/api/" + method)));
    }

    /** The decoded form of the only request of a method. */
    Map<String, String> form(String method) {
        List<LoggedRequest> all = requests(method);
        if (all.size() != 1) {
            throw new AssertionError(all.size() + " requests of " + method);
        }
        return form(all.get(0));
    }

    static Map<String, String> form(LoggedRequest request) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : request.getBodyAsString().split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                form.put(URLDecoder.decode(parts[0], StandardCharsets.UTF_8), URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return form;
    }

    @Override
    public void close() {
        http.stop();
    }
}
