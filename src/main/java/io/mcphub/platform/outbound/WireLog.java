package io.mcphub.platform.outbound;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Writes each request to the log at DEBUG, and an answer that nobody expects at WARNING: a failure of the other side (5xx), a
 * redirect, or a success that is no JSON where JSON was asked for. Neither holds a query, a header or a value of a JSON answer.
 */
record WireLog(HttpRules rules) implements Interceptor {
    private static final System.Logger LOG = System.getLogger(WireLog.class.getName());

    /** As much of an answer as is looked at. */
    private static final long LOOK = 64 * 1024;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        long begun = System.nanoTime();
        try {
            Response response = chain.proceed(request);
            LOG.log(Level.DEBUG, "{0} answered {1} after {2} ms", called(request), response.code(), since(begun));
            if (unexpected(response)) {
                LOG.log(Level.WARNING, "{0} answered {1}, {2}", called(request), response.code(), described(request, response));
            }
            return response;
        } catch (IOException failed) {
            LOG.log(Level.DEBUG, "{0} failed after {1} ms: {2}", called(request), since(begun), failed.getClass().getSimpleName());
            throw failed;
        }
    }

    private boolean unexpected(Response response) {
        boolean success = response.isSuccessful();
        boolean refusal = response.code() >= 400 && response.code() < 500;
        return !success && !refusal || success && rules.json() && !isJson(response.body()) && response.body().contentLength() != 0 && response.code() != 204;
    }

    private String called(Request request) {
        return rules.name() + ": " + request.method() + ' ' + request.url().host() + (rules.json() ? request.url().encodedPath() : "");
    }

    private static String described(Request request, Response response) throws IOException {
        byte[] body = response.peekBody(LOOK).bytes();
        if (isJson(response.body())) {
            return "JSON with " + AnswerText.members(body);
        }
        MediaType type = response.body().contentType();
        long told = response.body().contentLength();
        String length = told >= 0 ? String.valueOf(told) : body.length + (body.length < LOOK ? "" : " or more");
        return (type == null ? "no content type" : AnswerText.escaped(type.toString())) + ", " + length + " bytes: \"" + AnswerText.start(request, body, type) + '"';
    }

    private static boolean isJson(ResponseBody body) {
        MediaType type = body.contentType();
        return type != null && (type.subtype().equalsIgnoreCase("json") || type.subtype().toLowerCase(java.util.Locale.ROOT).endsWith("+json"));
    }

    private static long since(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
