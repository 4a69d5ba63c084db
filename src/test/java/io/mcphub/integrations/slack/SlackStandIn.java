package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mcphub.connections.Connections;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Keys;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A Slack on 127.0.0.1 that answers with the fixtures, and our classes wired to it. */
final class SlackStandIn implements AutoCloseable {
    static final Credential ADA = new Credential(
            "connection-1",
            "user-1",
            Secret.of("xoxp-synthetic-user"),
            Map.of("team_id", "T000DEMO01", "user_id", "U000ADAEX1", "url", "https://demo-workspace.slack.com/"));

    final WireMockServer server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
    final List<Credential> marked = new ArrayList<>();
    @Nullable Credential renewed;
    final Map<String, String> variables = new HashMap<>();
    final SlackClient client = new SlackClient();
    final SlackDirectory directory = new SlackDirectory();
    final SlackNames names = new SlackNames();
    final SlackPosting posting = new SlackPosting();
    final SlackHistory history = new SlackHistory();
    final SlackConnector connector = new SlackConnector();

    SlackStandIn() {
        server.start();
        variables.put("SLACK_API_URL", "http://127.0.0.1:" + server.port() + "/api/");
        HubConfig config = new HubConfig() {
            @Override
            public Optional<String> value(String variable) {
                return Optional.ofNullable(variables.get(variable));
            }
        };
        client.config = config;
        client.connections = new Connections() {
            @Override
            public Credential refused(Credential refused) {
                marked.add(refused);
                if (renewed == null) {
                    throw HubException.of(Problem.NOT_CONNECTED, "Slack no longer accepts your connection: see the connections page.");
                }
                return renewed;
            }
        };
        client.start(Duration.ofSeconds(10), Duration.ofSeconds(20));
        directory.client = client;
        names.client = client;
        names.directory = directory;
        posting.client = client;
        history.client = client;
        history.directory = directory;
        connector.client = client;
        connector.config = config;
        connector.keys = new Keys() {
            @Override
            public byte[] mac(String purpose, String text) {
                return java.util.Arrays.copyOf((purpose + text).getBytes(StandardCharsets.UTF_8), 32);
            }
        };
        connector.clock = new HubClock();
        connector.settings = new Settings() {
            @Override
            public Optional<Secret> credential(String variable) {
                return Optional.ofNullable(variables.get(variable)).map(Secret::of);
            }
        };
    }

    /** For tests of a slow Slack: nobody waits ten seconds. */
    void impatient() {
        client.start(Duration.ofMillis(300), Duration.ofMillis(600));
    }

    MessageTools messages() {
        MessageTools tools = new MessageTools();
        tools.names = names;
        tools.posting = posting;
        tools.history = history;
        return tools;
    }

    ChannelTools channels() {
        ChannelTools tools = new ChannelTools();
        tools.client = client;
        return tools;
    }

    UserTools users() {
        UserTools tools = new UserTools();
        tools.client = client;
        tools.names = names;
        return tools;
    }

    SearchTools search() {
        SearchTools tools = new SearchTools();
        tools.client = client;
        return tools;
    }

    DmTools dms() {
        DmTools tools = new DmTools();
        tools.client = client;
        tools.directory = directory;
        tools.names = names;
        tools.posting = posting;
        tools.history = history;
        return tools;
    }

    CanvasTools canvases() {
        CanvasTools tools = new CanvasTools();
        tools.canvases = new SlackCanvases();
        tools.canvases.client = client;
        tools.names = names;
        return tools;
    }

    /** Answers a method with a fixture. */
    void answers(String method, String fixture) {
        server.stubFor(method(method).willReturn(fixture(fixture)));
    }

    /** Answers a method with two fixtures: the second when the cursor of the first is sent. */
    void answersPages(String method, String first, String second, String cursor) {
        answers(method, first);
        server.stubFor(method(method).withFormParam("cursor", com.github.tomakehurst.wiremock.client.WireMock.equalTo(cursor)).willReturn(fixture(second)));
    }

    void answers(String method, ResponseDefinitionBuilder response) {
        server.stubFor(method(method).willReturn(response));
    }

    static MappingBuilder method(String method) {
        return post(urlPathEqualTo("/api/" + method));
    }

    static ResponseDefinitionBuilder fixture(String name) {
        return aResponse().withHeader("Content-Type", "application/json; charset=utf-8").withBody(body(name));
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
    public void close() throws Exception {
        client.stop();
        server.stop();
    }
}
