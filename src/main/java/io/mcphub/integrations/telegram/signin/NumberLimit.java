package io.mcphub.integrations.telegram.signin;

import io.mcphub.platform.RateLimit;
import io.mcphub.platform.crypto.Keys;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** How often codes may be sent to one number, whoever asks: each disturbs its owner. Counts on this node, by a hash. */
@ApplicationScoped
class NumberLimit {
    private static final int MOST = 5;

    private final RateLimit limit = new RateLimit(MOST, Duration.ofHours(1));

    /** The number, in the form that Telegram wants. Throws {@code RATE_LIMITED} after five times in an hour. */
    String taken(PhoneNumber number) {
        limit.take(Keys.hash(number.digits()), "Too many codes were asked for this number. Wait an hour, or use the QR code.");
        return number.international();
    }
}
