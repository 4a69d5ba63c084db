package io.mcphub.platform.http;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.servlet.ServletRequest;
import java.time.Duration;
import java.util.Optional;

/** Why a request arrives without its body. A {@link BodyDoor} answers it in its own form. */
public enum BodyRefusal {
    TOO_LARGE(HubException.of(Problem.TOO_LARGE, "The body is too large. Send less.")),
    TOO_SLOW(HubException.of(Problem.TOO_SLOW, "The body did not arrive within 10 seconds. Send it again, all at once.")),
    BUSY(HubException.rateLimited("Too many bodies are arriving at once. Send this one again in a moment.", Duration.ofSeconds(1)));

    static final String ATTRIBUTE = BodyRefusal.class.getName();

    private final HubException refused;

    BodyRefusal(HubException refused) {
        this.refused = refused;
    }

    /** The reason why this request has no body; empty if nothing was refused. */
    public static Optional<BodyRefusal> of(ServletRequest request) {
        return Optional.ofNullable((BodyRefusal) request.getAttribute(ATTRIBUTE));
    }

    /** The failure with the text that all doors show. */
    public HubException refused() {
        return refused;
    }
}
