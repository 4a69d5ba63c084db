package io.mcphub.platform.outbound;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;

/**
 * The only HTTP client of the hub. Its clients share one connection pool, keep no cookies, use no proxy, and neither follow
 * redirects nor retry. A request runs on the calling thread and ends early when its caller stops waiting ({@link
 * io.mcphub.platform.Cancellation}). {@link HttpRules} set the limits.
 */
@ApplicationScoped
public class HttpEngine {
    /** How many idle connections stay open for reuse. */
    private static final int IDLE = 64;
    private static final String USER_AGENT = "mcp-hub";

    private final OkHttpClient base;
    private final NameLookUps names = new NameLookUps(this::resolve);
    private final Map<HttpRules, OkHttpClient> clients = new ConcurrentHashMap<>();

    public HttpEngine() {
        this(UnaryOperator.identity());
    }

    /** Creates an engine with a changed configuration, such as other trusted certificates. For tests. */
    HttpEngine(UnaryOperator<OkHttpClient.Builder> change) {
        base = change.apply(new OkHttpClient.Builder()
                        .connectionPool(new ConnectionPool(IDLE, 1, TimeUnit.MINUTES))
                        .proxy(Proxy.NO_PROXY)
                        .followRedirects(false)
                        .followSslRedirects(false)
                        .retryOnConnectionFailure(false)
                        .eventListener(new EndWithTheCaller())
                        .addNetworkInterceptor(new NoSilentRepetition()))
                .build();
    }

    /** The client for requests under these rules. Ask for it each time: clients are cached here. */
    public OkHttpClient client(HttpRules rules) {
        return clients.computeIfAbsent(rules, this::built);
    }

    /** Looks a name up; tests override it. */
    List<InetAddress> resolve(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }

    @PreDestroy
    void stop() {
        names.stop();
        base.dispatcher().executorService().shutdown();
        base.connectionPool().evictAll();
    }

    private OkHttpClient built(HttpRules rules) {
        AddressGuard guard = new AddressGuard(rules.reach(), host -> names.within(rules.connect(), host));
        return base.newBuilder()
                .dns(guard)
                .socketFactory(guard)
                .connectionSpecs(rules.reach().security())
                .connectTimeout(rules.connect())
                .readTimeout(rules.read())
                .writeTimeout(rules.read())
                .callTimeout(rules.call())
                .addInterceptor(chain -> chain.proceed(chain.request().newBuilder().header("User-Agent", USER_AGENT).build()))
                .addInterceptor(new WireLog(rules))
                .addInterceptor(new BoundedAnswers(rules.maxBytes()))
                .build();
    }
}
