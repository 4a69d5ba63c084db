package io.mcphub.platform.outbound;

import io.mcphub.platform.Cancellation;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Logs every request at DEBUG, at WARNING an API that cannot be reached, and as {@link UnexpectedAnswer} a 5xx, a redirect, or a
 * success that should be JSON and is not. Logs no query, no header and no value of a JSON answer. Whose address a stranger can
 * choose is no API, so that nobody fills the log.
 */
record WireLog(HttpRules rules) implements Interceptor {
    private static final System.Logger LOG = System.getLogger(WireLog.class.getName());

    /** How many bytes of an answer are looked at. */
    private static final long LOOK = 64 * 1024;

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        long begun = System.nanoTime();
        try {
            Response response = chain.proceed(request);
            LOG.log(Level.DEBUG, "{0} answered {1} after {2} ms", called(request), response.code(), since(begun));
            UnexpectedAnswer.answered(called(request), response.code());
            look(request, response);
            return response;
        } catch (IOException failed) {
            LOG.log(rules.json() && !Cancellation.requested() ? Level.WARNING : Level.DEBUG, "{0} failed after {1} ms: {2}", called(request), since(begun), failed.getClass().getSimpleName());
            throw failed;
        }
    }

    private void look(Request request, Response response) throws IOException {
        boolean refusal = response.code() >= 400 && response.code() < 500;
        MediaType type = response.body().contentType();
        if (refusal || response.isSuccessful() && (!rules.json() || AnswerText.isJson(type))) {
            return;
        }
        byte[] body = response.peekBody(LOOK).bytes();
        boolean json = AnswerText.isJson(type, body);
        if (response.isSuccessful() && (json || body.length == 0)) {
            return;
        }
        UnexpectedAnswer.log(json ? "JSON with " + AnswerText.members(new String(body, StandardCharsets.UTF_8)) : described(request, response, body));
    }

    private static String described(Request request, Response response, byte[] body) {
        MediaType type = response.body().contentType();
        long told = response.body().contentLength();
        String length = told >= 0 ? String.valueOf(told) : body.length + (body.length < LOOK ? "" : " or more");
        return (type == null ? "no content type" : AnswerText.escaped(type.toString())) + ", " + length + " bytes: \"" + AnswerText.start(request, body, type) + '"';
    }

    private String called(Request request) {
        return rules.name() + ": " + request.method() + ' ' + request.url().host() + (rules.json() ? request.url().encodedPath() : "");
    }

    private static long since(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
