package io.mcphub.platform.outbound;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;

/** Ends an answer that is too long. It counts bytes after decompression, so that a small compressed answer cannot fill the memory. */
record BoundedAnswers(long maxBytes) implements Interceptor {
    @Override
    public Response intercept(Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        return response.newBuilder().body(new Bounded(response.body(), maxBytes)).build();
    }

    private static final class Bounded extends ResponseBody {
        private final ResponseBody body;
        private final BufferedSource source;

        Bounded(ResponseBody body, long maxBytes) {
            this.body = body;
            this.source = Okio.buffer(new ForwardingSource(body.source()) {
                private long left = maxBytes;

                @Override
                public long read(Buffer sink, long byteCount) throws IOException {
                    long read = super.read(sink, byteCount);
                    left -= Math.max(0, read);
                    if (left < 0) {
                        throw new AnswerTooLong(maxBytes);
                    }
                    return read;
                }
            });
        }

        @Override
        public MediaType contentType() {
            return body.contentType();
        }

        @Override
        public long contentLength() {
            return body.contentLength();
        }

        @Override
        public BufferedSource source() {
            return source;
        }
    }
}
