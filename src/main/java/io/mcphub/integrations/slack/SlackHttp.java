package io.mcphub.integrations.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** HTTP to Slack through the SDK's client, over one pool of connections, with bounded times and sizes; follows no redirects and repeats nothing. */
@ApplicationScoped
class SlackHttp {
    private static final System.Logger LOG = System.getLogger(SlackHttp.class.getName());

    static final String DEFAULT_URL = "https://slack.com/api/";
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration READ = Duration.ofSeconds(10);
    private static final Duration CALL = Duration.ofSeconds(20);
    /** A page of 999 long messages is far below. */
    private static final long MAX_ANSWER = 16L * 1024 * 1024;

    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    @Inject
    HubConfig config;

    private Slack slack;
    private SlackHttpClient sdk;
    /** The same pool, for the bytes of files. */
    private OkHttpClient http;

    /** What came back; {@code body} is null if it was no JSON object, such as a proxy's HTML page. */
    record Answer(int status, @Nullable String retryAfter, @Nullable JsonNode body) {
        boolean ok() {
            return status >= 200 && status < 300 && body != null && body.path("ok").asBoolean();
        }

        @Nullable String error() {
            return body == null ? null : SlackJson.text(body, "error");
        }

        /** What Slack says about arguments that it does not accept; the first of it. */
        String message() {
            return body == null ? "" : body.path("response_metadata").path("messages").path(0).asText();
        }

        @Nullable String needed() {
            return body == null ? null : SlackJson.text(body, "needed");
        }
    }

    /** Bytes that came back; null if there were more than asked for. */
    record Bytes(int status, @Nullable String retryAfter, @Nullable String type, byte @Nullable [] content) {}

    @PostConstruct
    void start() {
        start(READ, CALL);
    }

    /** With other time limits; tests do not wait ten seconds. */
    void start(Duration read, Duration call) {
        SlackConfig configured = new SlackConfig();
        configured.setMethodsEndpointUrlPrefix(url(""));
        // With statistics the SDK calls auth.test before the first call of every token and keeps the tokens.
        configured.setStatsEnabled(false);
        // The default listener prints whole bodies, tokens among them, when somebody sets its logger to DEBUG.
        configured.setHttpClientResponseHandlers(List.of());
        http = SlackHttpClient.buildOkHttpClient(configured)
                .newBuilder()
                .connectTimeout(CONNECT)
                .readTimeout(read)
                .writeTimeout(read)
                .callTimeout(call)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .eventListener(new EndWithTheCall())
                .build();
        sdk = new SlackHttpClient(http);
        sdk.setConfig(configured);
        slack = Slack.getInstance(configured, sdk);
    }

    @PreDestroy
    void stop() {
        try {
            slack.close();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, "Slack's client did not close", e);
        }
    }

    /** The address of a method. */
    public String url(String method) {
        return config.value("SLACK_API_URL").orElse(DEFAULT_URL).replaceAll("/+$", "") + "/" + method;
    }

    /** A call through the SDK, before there is a connection or without any token; the answer may be {@code ok: false}. */
    public <T extends SlackApiTextResponse> T sdk(@Nullable Secret token, SlackCall<T> call) {
        try {
            T response = call.on(token == null ? slack.methods() : slack.methods(token.reveal()));
            if (response == null) {
                throw SlackErrors.broken(false, null);
            }
            return response;
        } catch (SlackApiException e) {
            throw SlackErrors.failed(e, false);
        } catch (IOException e) {
            throw SlackErrors.unreachable(false, e);
        } catch (JsonParseException e) {
            throw SlackErrors.broken(false, e);
        }
    }

    /** A method's answer. */
    public Answer post(Secret token, SlackRequest request) throws IOException {
        FormBody.Builder form = new FormBody.Builder();
        request.form().forEach(form::add);
        try (Response response = sdk.postFormWithBearerHeader(url(request.method()), token.reveal(), form.build())) {
            return new Answer(response.code(), response.header("Retry-After"), body(response));
        }
    }

    /** The bytes behind an address that was checked to be Slack's. */
    public Bytes get(Secret token, String url, int max) throws IOException {
        try (Response response = http.newCall(authorized(token).url(url).get().build()).execute()) {
            byte[] content = response.peekBody(max + 1L).bytes();
            return new Bytes(response.code(), response.header("Retry-After"), response.header("Content-Type"), content.length > max ? null : content);
        }
    }

    /** Sends bytes to an address that Slack made for them; answers the status. */
    public int put(String url, byte[] content) throws IOException {
        try (Response response = http.newCall(new Request.Builder().url(url).post(RequestBody.create(content, BYTES)).build()).execute()) {
            return response.code();
        }
    }

    private static Request.Builder authorized(Secret token) {
        return new Request.Builder().header("Authorization", "Bearer " + token.reveal());
    }

    private static @Nullable JsonNode body(Response response) throws IOException {
        byte[] bytes = response.peekBody(MAX_ANSWER + 1).bytes();
        if (bytes.length > MAX_ANSWER) {
            return null;
        }
        try {
            JsonNode tree = Json.mapper().readTree(bytes);
            return tree != null && tree.isObject() ? tree : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
