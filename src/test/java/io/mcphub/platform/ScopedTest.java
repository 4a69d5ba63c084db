package io.mcphub.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScopedTest {
    private final Scoped<String> scoped = new Scoped<>();

    @Test
    void valueWhenWorkIsWithinWorkThenItsOwnAndTheOuterOneAfterwards() {
        String inner = scoped.during("outer", () -> scoped.during("inner", scoped::current) + scoped.current());

        assertThat(inner).isEqualTo("innerouter");
        assertThat(scoped.current()).isNull();
    }

    @Test
    void valueWhenTheWorkFailsThenGone() {
        assertThatThrownBy(() -> scoped.during("value", () -> {
            throw new IllegalStateException("failed");
        })).hasMessage("failed");

        assertThat(scoped.current()).isNull();
    }

    @Test
    void valueWhenAskedOnAnotherThreadThenNone() {
        assertThat(scoped.<String>during("value", () -> CompletableFuture.supplyAsync(scoped::current).join())).isNull();
    }
}
