package io.mcphub.integrations.slack.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Downloads and uploads the bytes of files. A file's address comes from Slack's answer, which is not trusted: the token goes only
 * to Slack's own hosts over https, and redirects are not followed.
 */
@ApplicationScoped
public class SlackFiles {
    public static final int MAX_DOWNLOAD = 5 * 1024 * 1024;
    private static final List<String> HOSTS = List.of("slack.com", "slack-gov.com");

    @Inject
    SlackClient client;

    /** A downloaded file. */
    public record Bytes(byte[] content, @Nullable String type) {}

    /** What Slack tells about a file. */
    public JsonNode info(Credential slack, String id) {
        JsonNode file = client.read(slack, SlackRequest.of("files.info").with("file", id)).path("file");
        SlackJson.required(file, "id");
        return file;
    }

    /** The file's content. Throws {@code TOO_LARGE} if it has more than {@code max} bytes. */
    public Bytes download(Credential slack, JsonNode file, int max) {
        return copy(slack, file, JsonTree.text(file, "url_private_download", "url_private"), max);
    }

    /** As {@link #download}, from one of the other addresses that Slack told for the file. */
    public Bytes copy(Credential slack, JsonNode file, @Nullable String url, int max) {
        if (url == null || file.path("is_external").asBoolean() || !ours(url)) {
            throw HubException.of(Problem.UPSTREAM_REFUSED, "The file is not stored at Slack. Open its url instead.");
        }
        Bytes bytes = client.download(slack, url, max);
        boolean page = bytes.type() != null && bytes.type().startsWith("text/html") && !SlackJson.string(file, "mimetype").contains("html") && !isCanvas(file);
        if (page) {
            // If the token may not read files, Slack answers its sign-in page with status 200.
            throw HubException.of(
                    Problem.UPSTREAM_REFUSED, "Slack did not give the file. The connection needs the scope files:read; connect Slack again " + client.where() + ".");
        }
        return bytes;
    }

    /** Sends the bytes of a new file to the address that Slack gave for it, without the token. */
    public void send(Credential slack, String url, byte[] content) {
        if (!ours(url)) {
            throw SlackErrors.FAILURES.strange(true);
        }
        client.upload(slack, url, content);
    }

    public static boolean isCanvas(JsonNode file) {
        return "quip".equals(SlackJson.string(file, "filetype")) || "application/vnd.slack-docs".equals(SlackJson.string(file, "mimetype"));
    }

    private boolean ours(String address) {
        try {
            java.net.URI uri = java.net.URI.create(address);
            String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
            boolean slacks = "https".equals(uri.getScheme()) && uri.getPort() == -1 && HOSTS.stream().anyMatch(h -> host.equals(h) || host.endsWith("." + h));
            return uri.getUserInfo() == null && (slacks || client.isBase(uri));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
