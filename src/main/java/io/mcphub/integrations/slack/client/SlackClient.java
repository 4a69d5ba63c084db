package io.mcphub.integrations.slack.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.slack.api.methods.SlackApiTextResponse;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Preview;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.platform.outbound.AnswerTooLong;
import io.mcphub.settings.Settings;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.Budget;
import io.mcphub.upstream.JsonTree;
import io.mcphub.upstream.Target;
import io.mcphub.upstream.Upstream;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls Slack for the tools. Every call passes {@code Upstream}, and every failure becomes a {@code HubException} that says what to do. */
@ApplicationScoped
public class SlackClient {
    /** The error of a method that this Slack does not have. */
    public static final String UNKNOWN_METHOD = "unknown_method";

    @Inject
    SlackHttp http;

    @Inject
    Upstream upstream;

    @Inject
    Connections connections;

    @Inject
    Settings settings;

    @Inject
    SlackWrites writes;

    /** Makes a call that changes nothing, and returns its answer. */
    public JsonNode read(Credential slack, SlackRequest request) {
        return call(slack, request, false);
    }

    /**
     * Makes a call that changes something, if the owner allows tools to write there. After a time-out it is unknown whether it
     * happened; the error says so.
     */
    public JsonNode write(Credential slack, SlackRequest request) {
        writes.check(slack, request);
        Preview.stop(request.target(), request::shown);
        return call(slack, request, true);
    }

    /** Makes a call outside a connection; the answer may be {@code ok: false}. */
    public <T extends SlackApiTextResponse> T raw(@Nullable Secret token, SlackCall<T> call) {
        return http.sdk(token, call);
    }

    /** The address of a method. */
    public String url(String method) {
        return http.url(method);
    }

    /** Whether the address is the API that the operator configured. Besides Slack's own hosts, only this one may get a token. */
    public boolean isBase(URI address) {
        return http.isBase(address);
    }

    /** The end of a sentence that sends a person to the connections page. */
    public String where() {
        return "at " + settings.baseUrl() + "/connections";
    }

    /** The bytes of a file. {@link SlackFiles} has checked the address. */
    public SlackFiles.Bytes download(Credential slack, String url, int max) {
        // Renew the token first: for an expired one Slack answers its sign-in page with status 200, so a retry would not be
        // triggered.
        Credential current = connections.current(slack);
        return gate(current, host(url), SlackTiers.files(current), false, () -> {
            try {
                SlackHttp.Bytes got = http.get(current.token(), url, max);
                if (got.status() != 200) {
                    throw SlackErrors.failed(got.status(), got.retryAfter(), null, null, false, where());
                }
                return new SlackFiles.Bytes(got.content(), got.type());
            } catch (AnswerTooLong e) {
                throw HubException.of(Problem.TOO_LARGE, "The file has more than " + max / 1024 / 1024 + " MB. Open its url instead.");
            } catch (IOException e) {
                throw SlackErrors.FAILURES.unreachable(false, e);
            }
        });
    }

    /** Sends the bytes of a new file. Throws unless Slack answers 200. */
    public void upload(Credential slack, String url, byte[] content) {
        gate(slack, host(url), SlackTiers.files(slack), true, () -> {
            try {
                int status = http.put(url, content);
                if (status != 200) {
                    throw SlackErrors.failed(status, null, null, null, true, where());
                }
                return status;
            } catch (IOException e) {
                throw SlackErrors.FAILURES.unreachable(true, e);
            }
        });
    }

    private JsonNode call(Credential slack, SlackRequest request, boolean write) {
        return connections.call(
                slack, current -> gate(current, host(http.url("")), SlackTiers.of(current, request), write, () -> once(current, request, write)));
    }

    private JsonNode once(Credential slack, SlackRequest request, boolean write) {
        ApiReply answer;
        try {
            answer = http.post(slack.token(), request);
        } catch (IOException e) {
            throw SlackErrors.FAILURES.unreachable(write, e);
        }
        JsonNode json = answer.json() != null && answer.json().isObject() ? answer.json() : JsonTree.object();
        // Slack has a code for a method that it does not know; what stands in for Slack answers 404.
        String error = answer.status() == 404 && json.size() > 0 && !json.has("error") ? UNKNOWN_METHOD : JsonTree.text(json, "error");
        if (answer.isSuccess() && json.path("ok").asBoolean() || request.tolerates(error)) {
            return json;
        }
        if (answer.status() == 200 && "invalid_arguments".equals(error)) {
            throw SlackErrors.arguments(json.path("response_metadata").path("messages").path(0).asText());
        }
        if (answer.isSuccess() && error == null) {
            throw SlackErrors.FAILURES.strange(write, json);
        }
        throw SlackErrors.failed(answer.status(), answer.header("Retry-After"), error, JsonTree.text(json, "needed"), write, where());
    }

    private <T> T gate(Credential slack, String host, Budget budget, boolean write, Supplier<T> call) {
        return upstream.call(new Target(host, "Slack", slack.connectionId(), budget, !write), call);
    }

    private static String host(String url) {
        return URI.create(url).getAuthority();
    }
}
