package io.mcphub.tools;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Times in arguments as an account's owner means them: in the zone that the provider has for them now. It is asked again twice
 * a day, because people move, and only if a text means something else elsewhere.
 */
@ApplicationScoped
public class AccountTimes {
    private static final Duration KEEP = Duration.ofHours(12);
    /** When the provider could not be asked. */
    private static final Duration KEEP_GUESS = Duration.ofMinutes(5);

    @Inject
    HubClock clock;

    private record Known(ZoneId zone, Instant until) {}

    private final Cache<String, Known> zones = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEEP).build();

    /**
     * The moment that a caller wrote, as {@link Times#instant}; null if none is given.
     *
     * @param ask asks the provider for the name of the zone, which may be null
     */
    public @Nullable Instant instant(String field, @Nullable String text, Credential account, Supplier<@Nullable String> ask) {
        Instant now = ListedCall.now(clock.now());
        return in(account, ask, zone -> Times.instant(field, text, zone, now));
    }

    /** The day that a caller wrote, as {@link Times#date}; null if none is given. */
    public @Nullable LocalDate date(String field, @Nullable String text, Credential account, Supplier<@Nullable String> ask) {
        Instant now = ListedCall.now(clock.now());
        return in(account, ask, zone -> Times.date(field, text, zone, now));
    }

    /** The account's zone; that of the moment of connecting if the provider cannot be asked now. {@code NOT_CONNECTED} if it refuses the account. */
    public ZoneId zone(Credential account, Supplier<@Nullable String> ask) {
        Known known = zones.getIfPresent(account.connectionId());
        return known != null && clock.now().isBefore(known.until()) ? known.zone() : asked(account, ask);
    }

    /** The provider has just told the name of the zone; one that is not known here changes nothing. */
    public void learn(Credential account, @Nullable String zone) {
        named(zone).ifPresent(known -> keep(account, known, KEEP));
    }

    /** A zone by its IANA name; empty for one that is not known here. */
    public static Optional<ZoneId> named(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /** What is no time is refused before anything is asked, and what is the same at both ends of the world needs no zone. */
    private <T> @Nullable T in(Credential account, Supplier<@Nullable String> ask, Function<ZoneId, @Nullable T> read) {
        T there = read.apply(ZoneOffset.MIN);
        return there == null || there.equals(read.apply(ZoneOffset.MAX)) ? there : read.apply(zone(account, ask));
    }

    private ZoneId asked(Credential account, Supplier<@Nullable String> ask) {
        try {
            return keep(account, named(ask.get()).orElse(account.zone()), KEEP);
        } catch (HubException unreadable) {
            if (unreadable.problem() == Problem.NOT_CONNECTED) {
                throw unreadable;
            }
            return keep(account, account.zone(), KEEP_GUESS);
        }
    }

    private ZoneId keep(Credential account, ZoneId zone, Duration time) {
        zones.put(account.connectionId(), new Known(zone, clock.now().plus(time)));
        return zone;
    }
}
