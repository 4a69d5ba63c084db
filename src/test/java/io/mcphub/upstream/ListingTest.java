package io.mcphub.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ListingTest {
    private final List<String> pages = new ArrayList<>(List.of("a b", "c d", "e f"));
    private final List<String> asked = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-15T10:00:00Z");
    private final Listing<String> listing = new Listing<>(() -> now);

    private Listing.Page<String> read(@Nullable String cursor) {
        asked.add(String.valueOf(cursor));
        int page = cursor == null ? 0 : Integer.parseInt(cursor);
        return new Listing.Page<>(List.of(pages.get(page).split(" ")), page + 1 < pages.size() ? String.valueOf(page + 1) : null);
    }

    private boolean finds(String item) {
        return listing.find("connection-1", this::read, item::equals).isPresent();
    }

    private void later(Duration duration) {
        now = now.plus(duration);
    }

    @Test
    void findWhenOnAnEarlyPageThenNoFurtherAndLaterItGoesOnFromThere() {
        assertThat(finds("b")).isTrue();
        assertThat(finds("c")).isTrue();
        assertThat(finds("a")).isTrue();
        assertThat(asked).containsExactly("null", "1");
    }

    @Test
    void findWhenAbsentThenReadAnewOnlyAfterAWhile() {
        assertThat(finds("new")).isFalse();
        assertThat(finds("new")).isFalse();
        assertThat(asked).containsExactly("null", "1", "2");

        pages.set(0, "a new");
        later(Duration.ofSeconds(61));

        assertThat(finds("new")).isTrue();
        assertThat(asked).hasSize(4);
    }

    @Test
    void allWhenKeptLongEnoughThenReadAgain() {
        assertThat(listing.all("connection-1", this::read)).containsExactly("a", "b", "c", "d", "e", "f");
        listing.all("connection-1", this::read);
        assertThat(asked).hasSize(3);
        later(Duration.ofMinutes(11));
        listing.all("connection-1", this::read);
        assertThat(asked).hasSize(6);
    }

    @Test
    void upToWhenBoundedThenNoPageMore() {
        assertThat(listing.upTo("connection-1", this::read, 2)).containsExactly("a", "b", "c", "d");
        assertThat(listing.known("connection-1")).hasSize(4);
        assertThat(listing.known("connection-2")).isEmpty();
        listing.forget("connection-1");
        assertThat(listing.known("connection-1")).isEmpty();
    }

    @Test
    void forgetIfOutdatedWhenWholeAndOldThenReadAnewOnce() {
        assertThat(listing.forgetIfOutdated("connection-1")).isFalse();
        listing.all("connection-1", this::read);
        later(Duration.ofSeconds(60));
        assertThat(listing.forgetIfOutdated("connection-1")).isFalse();
        later(Duration.ofSeconds(1));
        assertThat(listing.forgetIfOutdated("connection-1")).isTrue();
        assertThat(listing.known("connection-1")).isEmpty();
        listing.all("connection-1", this::read);
        assertThat(listing.forgetIfOutdated("connection-1")).isFalse();
    }

    @Test
    void forgetWhenAPageIsBeingReadThenTheOldOneDoesNotComeBack() {
        listing.all("connection-1 projects", cursor -> {
            listing.forget("connection-1 ");
            return read("2");
        });
        assertThat(listing.known("connection-1 projects")).isEmpty();
    }
}
