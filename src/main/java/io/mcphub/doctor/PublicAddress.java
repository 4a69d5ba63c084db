package io.mcphub.doctor;

import io.mcphub.platform.outbound.HttpEngine;
import io.mcphub.platform.outbound.HttpRules;
import io.mcphub.platform.outbound.Reach;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.SSLException;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Requests to the hub's own public address, and to no other; redirects are not followed. */
@ApplicationScoped
class PublicAddress {
    private static final HttpRules RULES =
            new HttpRules("own public address", Reach.OPERATORS_HOST, false, Duration.ofSeconds(3), Duration.ofSeconds(5), Duration.ofSeconds(8), 512 * 1024);

    @Inject
    HttpEngine engine;

    @Inject
    Settings settings;

    /** The public address, without a slash at its end. */
    String base() {
        return settings.baseUrl();
    }

    /** Whether it is https. */
    boolean encrypted() {
        return "https".equals(URI.create(base()).getScheme());
    }

    Answer get(String path, Map<String, String> headers) {
        return send("GET", path, headers, null);
    }

    Answer post(String path, Map<String, String> headers, String type, String body) {
        return send("POST", path, headers, RequestBody.create(body, MediaType.get(type)));
    }

    Answer options(String path, Map<String, String> headers) {
        return send("OPTIONS", path, headers, null);
    }

    Answer send(String method, String path, Map<String, String> headers, @Nullable RequestBody body) {
        String sent = method + " " + base() + path.split("\\?", 2)[0];
        Request.Builder request = new Request.Builder().url(base() + path).method(method, body);
        headers.forEach(request::header);
        try (Response response = engine.client(RULES).newCall(request.build()).execute()) {
            Map<String, String> received = new TreeMap<>();
            response.headers().forEach(header -> received.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
            return new Answer(sent, response.code(), received, response.body().string(), "", response.handshake() == null ? "" : response.handshake().tlsVersion().javaName());
        } catch (UnknownHostException unknown) {
            return nothing(sent, "dns", "The name " + URI.create(base()).getHost() + " has no address.");
        } catch (SSLException untrusted) {
            return nothing(sent, "tls", "The certificate or the handshake was refused.");
        } catch (IOException silent) {
            return nothing(sent, "unreachable", "No connection, or no answer within " + RULES.call().toSeconds() + " seconds.");
        }
    }

    private static Answer nothing(String sent, String fault, String note) {
        return new Answer(sent, 0, Map.of(), "", fault, note);
    }
}
