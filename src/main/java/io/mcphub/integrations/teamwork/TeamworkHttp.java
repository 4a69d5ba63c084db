package io.mcphub.integrations.teamwork;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.eclipse.microprofile.rest.client.RestClientBuilder;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.jnh.connector.JavaNetHttpClientProperties;
import org.glassfish.jersey.jnh.connector.JavaNetHttpConnectorProvider;
import org.jspecify.annotations.Nullable;

/** The REST clients, one per site and interface. They know no credential: each call brings its own. */
@ApplicationScoped
class TeamworkHttp {
    /** Until the headers of an answer are there, connecting included: the engine has no limit of its own for that. */
    private static final Duration READ = Duration.ofSeconds(10);
    /** Until the whole answer is there. */
    private static final Duration CALL = Duration.ofSeconds(20);

    private static final int MAX_BODY = 16 * 1024 * 1024;

    @Resource(lookup = "java:comp/DefaultManagedScheduledExecutorService")
    ScheduledExecutorService scheduler;

    private final Cache<String, Object> clients = Caffeine.newBuilder().maximumSize(200).expireAfterAccess(Duration.ofHours(1)).build();

    private Duration read = READ;
    private Duration call = CALL;
    private @Nullable SSLContext tls;

    @PostConstruct
    void start() {
        start(READ, CALL, null);
    }

    /** With other time limits and other trusted certificates, for tests. */
    void start(Duration readLimit, Duration callLimit, @Nullable SSLContext trusted) {
        read = readLimit;
        call = callLimit;
        tls = trusted;
        clients.invalidateAll();
    }

    /** When a call that begins now must have ended, as {@link System#nanoTime()}. */
    public long deadline() {
        return System.nanoTime() + call.toNanos();
    }

    /** The client of an interface at a site. */
    public <T> T at(URI site, Class<T> api) {
        return api.cast(clients.get(api.getName() + ' ' + site, key -> build(site, api)));
    }

    private <T> T build(URI site, Class<T> api) {
        RestClientBuilder builder = RestClientBuilder.newBuilder()
                .baseUri(site)
                .connectTimeout(read.toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(read.toMillis(), TimeUnit.MILLISECONDS)
                // Failures are read by TeamworkErrors, from the answer itself.
                .property("microprofile.rest.client.disable.default.mapper", true)
                // The builder's own followRedirects() does not reach this engine, and its default sends credentials on.
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                // The client serves many people: a session cookie of one must not travel with the next.
                .property(JavaNetHttpClientProperties.DISABLE_COOKIES, true)
                .register(new JavaNetHttpConnectorProvider())
                .register(new Wire(), 1);
        if (tls != null) {
            builder.sslContext(tls);
        }
        return builder.build(api);
    }

    /** The body, if it arrives before the deadline and is not absurdly long. The engine's own limit ends with the headers. */
    public byte[] body(Response response, long deadline) throws IOException {
        InputStream in = response.readEntity(InputStream.class);
        if (in == null) {
            return new byte[0];
        }
        AtomicBoolean late = new AtomicBoolean();
        ScheduledFuture<?> end = scheduler.schedule(
                () -> {
                    late.set(true);
                    close(in);
                },
                Math.max(1, deadline - System.nanoTime()),
                TimeUnit.NANOSECONDS);
        try {
            byte[] body = in.readNBytes(MAX_BODY + 1);
            if (late.get()) {
                throw new HttpTimeoutException("the answer took too long");
            }
            if (body.length > MAX_BODY) {
                throw new IOException("the answer is too long");
            }
            return body;
        } finally {
            end.cancel(false);
            close(in);
        }
    }

    private static void close(InputStream in) {
        try {
            in.close();
        } catch (IOException | UncheckedIOException gone) {
            // Closed is what it should be.
        }
    }
}
