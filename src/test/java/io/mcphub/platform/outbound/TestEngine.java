package io.mcphub.platform.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.Dns;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The engine as it is, with other limits of time, names or certificates where a test sets them. */
public final class TestEngine extends HttpEngine {
    private @Nullable Duration silence;
    private @Nullable Duration inAll;
    private Dns names = Dns.SYSTEM;
    private volatile @Nullable String silent;

    public TestEngine() {}

    /** Trusts the certificates of a test. */
    public TestEngine(SSLContext tls, X509TrustManager trusted) {
        super(builder -> builder.sslSocketFactory(tls.getSocketFactory(), trusted));
    }

    /** For tests of a slow provider: nobody waits ten seconds. */
    public TestEngine within(Duration limit) {
        return within(limit, limit);
    }

    public TestEngine within(@Nullable Duration silenceLimit, @Nullable Duration limitInAll) {
        silence = silenceLimit;
        inAll = limitInAll;
        return this;
    }

    /** Requests whose path ends so are never answered, and their time is over at once: a slow provider, and nobody waits. */
    public TestEngine silent(@Nullable String end) {
        silent = end;
        return this;
    }

    /** Names are answered by the test. */
    public TestEngine resolving(Dns answers) {
        names = answers;
        return this;
    }

    @Override
    public OkHttpClient client(HttpRules rules) {
        return super.client(silence == null || inAll == null ? rules : hurried(rules, silence, inAll)).newBuilder().addInterceptor(this::answer).build();
    }

    private Response answer(Interceptor.Chain chain) throws IOException {
        if (silent != null && chain.request().url().encodedPath().endsWith(silent)) {
            throw new SocketTimeoutException("timeout");
        }
        return chain.proceed(chain.request());
    }

    private static HttpRules hurried(HttpRules rules, Duration silence, Duration inAll) {
        return new HttpRules(rules.name(), rules.reach(), rules.json(), inAll, silence, inAll, rules.maxBytes());
    }

    @Override
    public void stop() {
        super.stop();
    }

    @Override
    List<InetAddress> resolve(String host) throws UnknownHostException {
        return names.lookup(host);
    }
}
