package io.mcphub.integrations.slack;

import com.google.gson.JsonSyntaxException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.mcphub.connections.Connections;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slack's Web API over one pool of connections. Every failure leaves as a {@code HubException}; a request is repeated only
 * if Slack refused its token, because most writes are not idempotent.
 */
@ApplicationScoped
class SlackClient {
    private static final System.Logger LOG = System.getLogger(SlackClient.class.getName());

    static final String DEFAULT_URL = "https://slack.com/api/";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(20);

    @Inject
    HubConfig config;

    @Inject
    Connections connections;

    private Slack slack;
    private SlackHttpClient http;

    @PostConstruct
    void start() {
        start(READ, CALL);
    }

    /** With other time limits; tests do not wait ten seconds. */
    void start(Duration read, Duration call) {
        SlackConfig settings = new SlackConfig();
        settings.setMethodsEndpointUrlPrefix(url(""));
        // With statistics the SDK calls auth.test before the first call of every token and keeps the tokens.
        settings.setStatsEnabled(false);
        // The default listener prints whole bodies, tokens among them, when somebody sets its logger to DEBUG.
        settings.setHttpClientResponseHandlers(List.of());
        http = new SlackHttpClient(SlackHttpClient.buildOkHttpClient(settings)
                .newBuilder()
                .connectTimeout(CONNECT)
                .readTimeout(read)
                .writeTimeout(read)
                .callTimeout(call)
                .followRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListener(new EndWithTheCall())
                .build());
        http.setConfig(settings);
        slack = Slack.getInstance(settings, http);
    }

    @PreDestroy
    void stop() {
        try {
            slack.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "Slack's client did not close", e);
        }
    }

    /** The address of a method, for the few calls of the SDK that want it whole. */
    public String url(String method) {
        return config.value("SLACK_API_URL").orElse(DEFAULT_URL).replaceAll("/+$", "") + "/" + method;
    }

    /** A call that changes nothing. */
    public <T extends SlackApiTextResponse> T read(Credential credential, SlackCall<T> call) {
        return connections.call(credential, current -> checked(send(current.token(), call, false)));
    }

    /** A call that changes something: after a timeout nobody knows whether it did, and the error says so. */
    public <T extends SlackApiTextResponse> T write(Credential credential, SlackCall<T> call) {
        return connections.call(credential, current -> checked(send(current.token(), call, true)));
    }

    /** A call before there is a connection, or without any token; the answer may be {@code ok: false}. */
    public <T extends SlackApiTextResponse> T raw(@Nullable Secret token, SlackCall<T> call) {
        return send(token, call, false);
    }

    private static <T extends SlackApiTextResponse> T checked(T response) {
        if (response.isOk()) {
            return response;
        }
        throw SlackErrors.refused(response);
    }

    private <T extends SlackApiTextResponse> T send(@Nullable Secret token, SlackCall<T> call, boolean write) {
        try {
            T response = call.on(token == null ? slack.methods() : slack.methods(token.reveal()));
            if (response == null) {
                throw SlackErrors.broken(write, null);
            }
            return response;
        } catch (SlackApiException e) {
            throw SlackErrors.failed(e, write);
        } catch (IOException | JsonSyntaxException e) {
            throw SlackErrors.broken(write, e);
        }
    }
}
