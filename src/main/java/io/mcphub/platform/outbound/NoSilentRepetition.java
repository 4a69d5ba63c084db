package io.mcphub.platform.outbound;

import java.io.IOException;
import java.net.HttpURLConnection;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Removes {@code Retry-After} from a 503: if it is 0, OkHttp repeats the request by itself, even a POST, and has no switch against
 * it. Only the code above knows whether a request may be repeated.
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
