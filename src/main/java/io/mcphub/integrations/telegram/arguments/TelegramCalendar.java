package io.mcphub.integrations.telegram.arguments;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.AccountTimes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads times in arguments. Telegram does not tell a person's time zone, so days begin in the zone that the connection has. */
@ApplicationScoped
public class TelegramCalendar {
    @Inject
    AccountTimes times;

    /** The moment of a time in the grammar of {@code Times}; null if none is given. */
    public @Nullable Instant instant(Credential telegram, String field, @Nullable String text) {
        return times.instant(field, text, telegram, () -> null);
    }

    /** The moment ahead in {@code at}; null if none is given. */
    public @Nullable Instant moment(Credential telegram, @Nullable String text) {
        return times.moment("at", text, telegram, () -> null);
    }

    /** A moment in Telegram's answers: seconds, where 0 means none. */
    public static @Nullable Instant of(long seconds) {
        return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
    }
}
