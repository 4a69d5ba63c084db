package io.mcphub.mcp.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.mcp.protocol.JsonRpcException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class BodyReaderTest {
    private final BodyReader bodies = new BodyReader();

    @Test
    void readWhenOneUserSendsTooManyAtOnceThenTheNextIsRefusedAndNobodyElse() {
        JsonRpcException refused = catchThrowableOfType(JsonRpcException.class, () -> during(BodyReader.MAX_PER_USER, () -> read("alice")));

        assertThat(refused.httpStatus()).isEqualTo(429);
        assertThat(refused.headers()).containsEntry("Retry-After", "1");
        during(BodyReader.MAX_PER_USER, () -> assertThat(read("bob")).isEqualTo("{}"));
    }

    @Test
    void readWhenTheOthersHaveEndedThenAgain() {
        during(BodyReader.MAX_PER_USER, () -> {});

        assertThat(read("alice")).isEqualTo("{}");
    }

    /** Runs something while so many bodies of one user are being read: the read of one begins the next. */
    private void during(int readings, Runnable what) {
        if (readings == 0) {
            what.run();
            return;
        }
        read("alice", new InputStream() {
            @Override
            public int read() {
                during(readings - 1, what);
                return -1;
            }
        });
    }

    private String read(String user) {
        return read(user, new ByteArrayInputStream(new byte[] {'{', '}'}));
    }

    private String read(String user, InputStream body) {
        try {
            return new String(bodies.read(user, body, 10));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
