package io.mcphub.platform.outbound;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Fetches documents from addresses that strangers name, without reaching the hub's own network (against server-side request
 * forgery). At most {@value #LARGEST} bytes and five seconds. {@code CIMD_ALLOW_LOOPBACK} allows loopback addresses for tests.
 */
@ApplicationScoped
public class Outbound {
    static final int LARGEST = 64 * 1024;
    private static final Duration LOOK_UP = Duration.ofSeconds(2);
    private static final Duration READ = Duration.ofSeconds(3);
    private static final Duration IN_ALL = Duration.ofSeconds(5);

    @Inject
    HubConfig config;

    @Inject
    HttpEngine engine;

    /**
     * An answer.
     *
     * @param status the HTTP status
     * @param headers by lower-case name; of repeated ones the last
     * @param body the bytes
     */
    public record Document(int status, Map<String, String> headers, byte[] body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * GETs a document, whatever its status. {@code UPSTREAM_UNAVAILABLE} if its host is not on the public internet, is too slow or
     * sends too much. Only the log says which.
     */
    public Document get(URI uri, String accept) {
        try (Response response = engine.client(rules()).newCall(request(uri, accept)).execute()) {
            Map<String, String> headers = new TreeMap<>();
            response.headers().forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
            return new Document(response.code(), headers, response.body().bytes());
        } catch (IOException failed) {
            throw unavailable(failed);
        }
    }

    /** Whether a host's name leads to an address on the public internet, within two seconds. Asks the resolver alone; nothing goes to the host. */
    public boolean finds(String host) {
        try {
            return !engine.client(rules()).dns().lookup(host).isEmpty();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    /** Whether {@code CIMD_ALLOW_LOOPBACK} is on; the launcher refuses it in production. */
    public boolean loopbackAllowed() {
        return config.value("CIMD_ALLOW_LOOPBACK").filter("true"::equalsIgnoreCase).isPresent() && !config.production();
    }

    private HttpRules rules() {
        Reach reach = loopbackAllowed() ? Reach.PUBLIC_AND_LOOPBACK : Reach.PUBLIC;
        return new HttpRules("document of a client", reach, false, LOOK_UP, READ, IN_ALL, LARGEST);
    }

    private static Request request(URI uri, String accept) {
        try {
            // No compression, so that the limit counts the bytes on the wire.
            return new Request.Builder().url(uri.toString()).header("Accept", accept).header("Accept-Encoding", "identity").build();
        } catch (IllegalArgumentException notHttp) {
            throw unavailable(notHttp);
        }
    }

    private static HubException unavailable(Throwable cause) {
        return HubException.of(Problem.UPSTREAM_UNAVAILABLE, "The address could not be fetched. Try again later.", cause);
    }
}
