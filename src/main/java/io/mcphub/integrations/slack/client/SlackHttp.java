package io.mcphub.integrations.slack.client;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import io.mcphub.platform.outbound.HttpEngine;
import io.mcphub.platform.outbound.HttpRules;
import io.mcphub.platform.outbound.Reach;
import io.mcphub.upstream.ApiReply;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** HTTP to Slack: the SDK's client over the hub's engine, and the bytes of files. */
@ApplicationScoped
class SlackHttp {
    static final String DEFAULT_URL = "https://slack.com/api/";
    private static final MediaType BYTES = MediaType.get("application/octet-stream");

    @Inject
    HubConfig config;

    @Inject
    HttpEngine engine;

    private Slack slack;
    private SlackHttpClient sdk;

    /** The bytes behind an address. */
    public record Bytes(int status, @Nullable String retryAfter, @Nullable String type, byte[] content) {}

    @PostConstruct
    void start() {
        SlackConfig configured = new SlackConfig();
        configured.setMethodsEndpointUrlPrefix(url(""));
        // With statistics on, the SDK calls auth.test before the first call of each token and keeps the tokens.
        configured.setStatsEnabled(false);
        // The default listener logs whole bodies with tokens when its logger is at DEBUG.
        configured.setHttpClientResponseHandlers(List.of());
        sdk = new SlackHttpClient(engine.client(HttpRules.api("Slack", reach())));
        sdk.setConfig(configured);
        slack = Slack.getInstance(configured, sdk);
    }

    /** The address of a method. */
    public String url(String method) {
        return config.value("SLACK_API_URL").orElse(DEFAULT_URL).replaceAll("/+$", "") + "/" + method;
    }

    /** Whether an address has exactly the origin that the operator set as Slack's API. */
    public boolean isBase(URI uri) {
        URI base = URI.create(url(""));
        return base.getHost() != null && base.getHost().equalsIgnoreCase(uri.getHost()) && base.getPort() == uri.getPort() && base.getScheme().equals(uri.getScheme());
    }

    /** Makes a call through the SDK, outside a connection; the answer may be {@code ok: false}. */
    public <T extends SlackApiTextResponse> T sdk(@Nullable Secret token, SlackCall<T> call) {
        try {
            T response = call.on(token == null ? slack.methods() : slack.methods(token.reveal()));
            if (response == null) {
                throw SlackErrors.FAILURES.strange(false);
            }
            return response;
        } catch (SlackApiException e) {
            throw SlackErrors.failed(e, false);
        } catch (IOException e) {
            throw SlackErrors.FAILURES.unreachable(false, e);
        } catch (JsonParseException e) {
            throw SlackErrors.FAILURES.strange(false);
        }
    }

    /** A method's answer, whatever its status. */
    public ApiReply post(Secret token, SlackRequest request) throws IOException {
        FormBody.Builder form = new FormBody.Builder();
        request.form().forEach(form::add);
        try (Response response = sdk.postFormWithBearerHeader(url(request.method()), token.reveal(), form.build())) {
            return ApiReply.of(response);
        }
    }

    /**
     * The bytes behind an address. The caller has checked that it is Slack's. Throws {@code AnswerTooLong} if there are more than
     * {@code max}.
     */
    public Bytes get(Secret token, String url, int max) throws IOException {
        Request request = new Request.Builder().url(url).header("Authorization", "Bearer " + token.reveal()).build();
        try (Response response = engine.client(files(url, max)).newCall(request).execute()) {
            return new Bytes(response.code(), response.header("Retry-After"), response.header("Content-Type"), response.body().bytes());
        }
    }

    /** Sends bytes to an address that Slack made for them. Returns the status. */
    public int put(String url, byte[] content) throws IOException {
        Request request = new Request.Builder().url(url).post(RequestBody.create(content, BYTES)).build();
        try (Response response = engine.client(files(url, SlackFiles.MAX_DOWNLOAD)).newCall(request).execute()) {
            return response.code();
        }
    }

    private HttpRules files(String url, int max) {
        return HttpRules.files("Slack's files", isBase(URI.create(url)) ? reach() : Reach.PUBLIC, max);
    }

    private Reach reach() {
        return config.value("SLACK_API_URL").isPresent() ? Reach.OPERATORS_HOST : Reach.PUBLIC;
    }
}
