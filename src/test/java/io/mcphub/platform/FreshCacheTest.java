package io.mcphub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class FreshCacheTest {
    private final AtomicReference<String> stored = new AtomicReference<>("old");
    private final AtomicInteger reads = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    /** What happens while the database answers. */
    private Runnable meanwhile = () -> {};

    private final FreshCache<String, String> cache = new FreshCache<>(Duration.ofSeconds(5), 10, this::read, nanos::get);

    private String read(String key) {
        reads.incrementAndGet();
        String value = stored.get();
        Runnable now = meanwhile;
        meanwhile = () -> {};
        now.run();
        return value;
    }

    @Test
    void getWhenAskedAgainThenReadOnce() {
        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(cache.get("k")).isEqualTo("old");

        assertThat(reads).hasValue(1);
    }

    @Test
    void getWhenTheTimeIsOverThenReadAgain() {
        cache.get("k");
        stored.set("new");
        nanos.addAndGet(Duration.ofSeconds(6).toNanos());

        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void getWhenTheKeyChangedThenTheNewValueAtOnce() {
        cache.get("k");
        stored.set("new");
        cache.changed("k");

        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void getWhenAnotherKeyChangedThenStillKnown() {
        cache.get("k");
        cache.changed("other");
        cache.get("k");

        assertThat(reads).hasValue(1);
    }

    @Test
    void getWhenTheKeyChangesWhileItIsReadThenTheOldValueDoesNotStay() {
        meanwhile = () -> {
            stored.set("new");
            cache.changed("k");
        };
        cache.get("k");

        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void getWhenEverythingChangesWhileItIsReadThenTheOldValueDoesNotStay() {
        meanwhile = () -> {
            stored.set("new");
            cache.changed();
        };
        cache.get("k");

        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void getWhenKeysChangedThenTheirNewValuesAndTheOthersStillKnown() {
        cache.get("k1");
        cache.get("k2");
        cache.get("other");
        stored.set("new");
        cache.changedIf(key -> key.startsWith("k"));

        assertThat(cache.get("k1")).isEqualTo("new");
        assertThat(cache.get("k2")).isEqualTo("new");
        assertThat(cache.get("other")).isEqualTo("old");
    }

    @Test
    void getWhenKeysChangeWhileOneIsReadThenTheOldValueDoesNotStay() {
        meanwhile = () -> {
            stored.set("new");
            cache.changedIf("k"::equals);
        };
        cache.get("k");

        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    void getWhenASlowReadEndsAfterAFastOneThenTheNewerValueStays() {
        meanwhile = () -> {
            stored.set("new");
            cache.changed("k");
            assertThat(cache.get("k")).isEqualTo("new");
        };
        cache.get("k");

        assertThat(cache.get("k")).isEqualTo("new");
        assertThat(reads).hasValue(2);
    }

    @Test
    void getWhenALoadTakesLongerThanAValueIsFreshThenTheOldValueDoesNotStay() {
        meanwhile = () -> {
            stored.set("new");
            cache.changed("k");
            nanos.addAndGet(Duration.ofSeconds(6).toNanos());
        };
        cache.get("k");

        assertThat(cache.get("k")).isEqualTo("new");
    }
}
