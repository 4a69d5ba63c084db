package io.mcphub.platform.outbound;

import java.io.IOException;
import java.net.HttpURLConnection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * OkHttp repeats a request by itself, a POST too, if the answer is 503 with {@code Retry-After: 0}; no switch forbids it. Without
 * the header it does not. Whether something is repeated is decided above, by those who know what the request does.
 */
final class NoSilentRepetition implements Interceptor {
    private static final String RETRY_AFTER = "Retry-After";

    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        boolean wouldRepeat = response.code() == HttpURLConnection.HTTP_UNAVAILABLE && response.header(RETRY_AFTER) != null;
        return wouldRepeat ? response.newBuilder().removeHeader(RETRY_AFTER).build() : response;
    }
}
