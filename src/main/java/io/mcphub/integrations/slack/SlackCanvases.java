package io.mcphub.integrations.slack;

import com.slack.api.methods.SlackApiTextResponse;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls of {@code canvases.*} by their form fields: the SDK's request classes lack {@code channel_id} and {@code rename}. */
@ApplicationScoped
class SlackCanvases {
    @Inject
    SlackClient client;

    /** A changing call. */
    public <T extends SlackApiTextResponse> T call(Credential slack, String method, Map<String, String> form, Class<T> answer) {
        return client.write(slack, m -> m.postFormWithTokenAndParseResponse(
                body -> {
                    form.forEach(body::add);
                    return body;
                },
                method,
                slack.token().reveal(),
                answer));
    }

    /** The canvas's link; null if Slack does not tell it: what was done with the canvas is done all the same. */
    public @Nullable String permalink(Credential slack, String canvasId) {
        try {
            return client.read(slack, m -> m.filesInfo(r -> r.file(canvasId))).getFile().getPermalink();
        } catch (HubException e) {
            return null;
        }
    }
}
