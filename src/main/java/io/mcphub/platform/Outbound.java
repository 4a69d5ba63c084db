package io.mcphub.platform;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Fetches documents from addresses that strangers name, without being turned against our own network (server-side request
 * forgery): every address that a name resolves to is checked, the checked one is connected to, and the socket checks again.
 * No redirects, no proxies, no cookies, {@value #LARGEST} bytes, five seconds in all. {@code CIMD_ALLOW_LOOPBACK} opens loopback for tests.
 */
@ApplicationScoped
public class Outbound {
    static final int LARGEST = 64 * 1024;
    private static final Duration IN_ALL = Duration.ofSeconds(5);
    private static final Duration CONNECT = Duration.ofSeconds(3);

    @Inject
    HubConfig config;

    /** Asked on the caller's thread: OkHttp's threads know no container. */
    private volatile boolean loopback;

    private final Duration inAll;
    private final OkHttpClient client;

    public Outbound() {
        this(IN_ALL);
    }

    /** With another time limit; tests do not wait five seconds. */
    Outbound(Duration inAll) {
        this.inAll = inAll;
        client = new OkHttpClient.Builder()
                .dns(this::checked)
                .socketFactory(new CheckedSockets())
                .proxy(Proxy.NO_PROXY)
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(CONNECT)
                .callTimeout(inAll)
                .build();
    }

    /**
     * What an address answered.
     *
     * @param headers by lower-case name; of repeated ones the last
     */
    public record Document(int status, Map<String, String> headers, byte[] body) {
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    /**
     * GETs a document, whatever its status. {@code UPSTREAM_UNAVAILABLE} if its host is not on the public internet, does not
     * answer in time or sends too much; which of these is for the log alone.
     */
    public Document get(URI uri, String accept) {
        loopback = loopbackAllowed();
        CompletableFuture<Document> answer = new CompletableFuture<>();
        Call call = client.newCall(request(uri, accept));
        // On OkHttp's own threads: a name server that hangs cannot be interrupted, and must not hold the request's thread.
        call.enqueue(new Reading(answer));
        try {
            return answer.get(inAll.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw unavailable(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw unavailable(stopping);
        } finally {
            call.cancel();
        }
    }

    /** Whether {@code CIMD_ALLOW_LOOPBACK} is on; the launcher refuses it in production. */
    public boolean loopbackAllowed() {
        return config.value("CIMD_ALLOW_LOOPBACK").filter("true"::equalsIgnoreCase).isPresent() && !config.production();
    }

    /** The one look-up of a name; tests answer it themselves. */
    List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    @PreDestroy
    void stop() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static Request request(URI uri, String accept) {
        try {
            // identity: what is counted against the limit is what was sent.
            return new Request.Builder().url(uri.toString()).header("Accept", accept).header("Accept-Encoding", "identity").header("User-Agent", "mcp-hub").build();
        } catch (IllegalArgumentException notHttp) {
            throw unavailable(notHttp);
        }
    }

    /** One bad address among several refuses the name: which one a client is sent to must not be a matter of luck. */
    private List<InetAddress> checked(String host) throws UnknownHostException {
        List<InetAddress> addresses = resolve(host);
        if (addresses.isEmpty() || !addresses.stream().allMatch(this::allowed)) {
            throw new UnknownHostException("not on the public internet");
        }
        return addresses;
    }

    private boolean allowed(InetAddress address) {
        return PublicAddresses.contains(address) || (loopback && address.isLoopbackAddress());
    }

    private static HubException unavailable(Throwable cause) {
        return HubException.of(Problem.UPSTREAM_UNAVAILABLE, "The address could not be fetched. Try again later.", cause);
    }

    private static Document read(Response response) throws IOException {
        try (response) {
            BufferedSource source = response.body().source();
            if (source.request(LARGEST + 1L)) {
                throw new IOException("more than " + LARGEST + " bytes");
            }
            Map<String, String> headers = new TreeMap<>();
            response.headers().forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
            return new Document(response.code(), headers, source.readByteArray());
        }
    }

    private record Reading(CompletableFuture<Document> answer) implements Callback {
        @Override
        public void onResponse(Call call, Response response) {
            try {
                answer.complete(read(response));
            } catch (IOException | RuntimeException failed) {
                answer.completeExceptionally(failed);
            }
        }

        @Override
        public void onFailure(Call call, IOException failed) {
            answer.completeExceptionally(failed);
        }
    }

    /** Hosts that are addresses already are never looked up: only the socket sees them. */
    private final class CheckedSockets extends SocketFactory {
        @Override
        public Socket createSocket() {
            return new Socket(Proxy.NO_PROXY) {
                @Override
                public void connect(SocketAddress endpoint, int timeout) throws IOException {
                    if (!(endpoint instanceof InetSocketAddress inet) || inet.getAddress() == null || !allowed(inet.getAddress())) {
                        throw new IOException("not on the public internet");
                    }
                    super.connect(endpoint, timeout);
                }
            };
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }
}
