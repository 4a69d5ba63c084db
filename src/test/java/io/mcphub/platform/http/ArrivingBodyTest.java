package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.glassfish.grizzly.Buffer;
import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.memory.Buffers;
import org.glassfish.grizzly.memory.MemoryManager;
import org.junit.jupiter.api.Test;

class ArrivingBodyTest {
    private static final MemoryManager<?> MEMORY = MemoryManager.DEFAULT_MEMORY_MANAGER;

    private final AtomicLong room = new AtomicLong(10);
    private final ArrivingBody body = body(8);

    @Test
    void addWhenOneByteTooManyThenTooLargeAndNotKept() {
        assertThat(body.add(bytes("12345678"))).isEmpty();

        assertThat(body.add(bytes("9"))).contains(BodyRefusal.TOO_LARGE);
        assertThat(room).hasValue(2);
    }

    @Test
    void addWhenAllBodiesTogetherAreTooManyThenBusyUntilOneEnds() {
        body.add(bytes("12345678"));
        ArrivingBody other = body(8);

        assertThat(other.add(bytes("123"))).contains(BodyRefusal.BUSY);
        body.end();
        assertThat(other.add(bytes("123"))).isEmpty();
    }

    @Test
    void addWhenItIsOverThenDropped() {
        body.end();

        assertThat(body.add(bytes("123"))).isEmpty();
        assertThat(room).hasValue(10);
        assertThat(body.content(MEMORY).remaining()).isZero();
    }

    @Test
    void endWhenTwiceThenOnlyTheFirstCountsAndTheRoomIsGivenBackOnce() {
        CompletableFuture<Void> expiry = new CompletableFuture<>();
        body.expires(expiry);
        body.add(bytes("123"));

        assertThat(body.end()).isTrue();
        assertThat(body.end()).isFalse();
        assertThat(room).hasValue(10);
        assertThat(expiry).isCancelled();
    }

    @Test
    void contentWhenItCameInPiecesThenInOrder() {
        body.add(bytes("ab"));
        body.add(bytes("cd"));

        assertThat(body.content(MEMORY).toStringContent(StandardCharsets.UTF_8)).isEqualTo("abcd");
    }

    private ArrivingBody body(int most) {
        return new ArrivingBody(HttpRequestPacket.builder().method("POST").uri("/").protocol("HTTP/1.1").build(), most, room);
    }

    private static Buffer bytes(String text) {
        return Buffers.wrap(MEMORY, text);
    }
}
