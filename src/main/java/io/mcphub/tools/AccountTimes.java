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
 * Reads times in arguments in the time zone of the account's owner. The provider is asked for the zone at most twice a day, and
 * only if the text means something else in another zone.
 */
@ApplicationScoped
public class AccountTimes {
    private static final Duration KEEP = Duration.ofHours(12);
    /** How long a fallback zone is kept when the provider could not be asked. */
    private static final Duration KEEP_GUESS = Duration.ofMinutes(5);

    @Inject
    HubClock clock;

    private record Known(ZoneId zone, Instant until) {}

    private final Cache<String, Known> zones = Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEEP).build();

    /**
     * The moment that the caller wrote, read as {@link Times#instant} does, looking back; null if none is given.
     *
     * @param ask asks the provider for the name of the zone, which may be null
     */
    public @Nullable Instant instant(String field, @Nullable String text, Credential account, Supplier<@Nullable String> ask) {
        Instant now = ListedCall.now(clock.now());
        return Understood.noted(field, text, in(account, ask, zone -> Times.instant(field, text, zone, now)));
    }

    /** A moment ahead, read as {@link Times#moment} does; null if none is given. */
    public @Nullable Instant moment(String field, @Nullable String text, Credential account, Supplier<@Nullable String> ask) {
        Instant now = ListedCall.now(clock.now());
        return in(account, ask, zone -> Times.moment(field, text, zone, now));
    }

    /** The day that the caller wrote, read as {@link Times#date} does, looking back; null if none is given. */
    public @Nullable LocalDate date(String field, @Nullable String text, Credential account, Supplier<@Nullable String> ask) {
        return date(field, text, Times.Towards.PAST, account, ask);
    }

    /** The day that the caller wrote, read as {@link Times#date} does; null if none is given. */
    public @Nullable LocalDate date(String field, @Nullable String text, Times.Towards towards, Credential account, Supplier<@Nullable String> ask) {
        Instant now = ListedCall.now(clock.now());
        return Understood.noted(field, text, in(account, ask, zone -> Times.date(field, text, zone, now, towards)));
    }

    /**
     * The account's time zone. If the provider cannot be asked, the zone stored when the account was connected.
     * {@code NOT_CONNECTED} if the provider refuses the account.
     */
    public ZoneId zone(Credential account, Supplier<@Nullable String> ask) {
        return fresh(account).orElseGet(() -> asked(account, ask));
    }

    /** The account's time zone as far as it is known without asking: the last that the provider told. */
    public ZoneId known(Credential account) {
        return fresh(account).orElseGet(account::zone);
    }

    private Optional<ZoneId> fresh(Credential account) {
        return Optional.ofNullable(zones.getIfPresent(account.connectionId())).filter(known -> clock.now().isBefore(known.until())).map(Known::zone);
    }

    /** Stores a zone that the provider has just reported. Ignores a name that Java does not know. */
    public void learn(Credential account, @Nullable String zone) {
        named(zone).ifPresent(known -> keep(account, known, KEEP));
    }

    /** The zone with this IANA name; empty if Java does not know it. */
    public static Optional<ZoneId> named(@Nullable String name) {
        try {
            return Optional.ofNullable(name).map(ZoneId::of);
        } catch (DateTimeException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Reads the text in the most western and the most eastern zone first: that finds invalid texts. If both agree with the zone stored
     * when the account was connected, whose clocks may change on the way, the zone does not matter.
     */
    private <T> @Nullable T in(Credential account, Supplier<@Nullable String> ask, Function<ZoneId, @Nullable T> read) {
        T there = read.apply(ZoneOffset.MIN);
        boolean anywhere = there == null || there.equals(read.apply(ZoneOffset.MAX)) && there.equals(read.apply(account.zone()));
        return anywhere ? there : read.apply(zone(account, ask));
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
