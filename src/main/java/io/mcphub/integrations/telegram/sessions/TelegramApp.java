package io.mcphub.integrations.telegram.sessions;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.Secret;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The app that the operator registered at my.telegram.org. An admin can change it while the hub runs. */
@ApplicationScoped
public class TelegramApp {
    private static final String ID = "TELEGRAM_API_ID";
    private static final String HASH = "TELEGRAM_API_HASH";

    @Inject
    Settings settings;

    /** What an admin must enter; empty if nothing is missing. */
    public Optional<String> missing() {
        if (settings.credential(ID).isEmpty() || settings.credential(HASH).isEmpty()) {
            return Optional.of("An admin enters " + ID + " and " + HASH + " of an app from my.telegram.org, in the settings or in the environment.");
        }
        return id().isPresent() ? Optional.empty() : Optional.of(ID + " is not a number. An admin copies App api_id from my.telegram.org into the settings or the environment.");
    }

    /** Its number. Throws {@code CONFLICT} if it is not set. */
    public int requireId() {
        return id().orElseThrow(this::notSet);
    }

    /** Its secret. Throws {@code CONFLICT} if it is not set. */
    public Secret requireHash() {
        return settings.credential(HASH).orElseThrow(this::notSet);
    }

    private Optional<Integer> id() {
        return settings.credential(ID).map(Secret::reveal).filter(id -> id.matches("[1-9][0-9]{0,8}")).map(Integer::valueOf);
    }

    private HubException notSet() {
        return HubException.of(Problem.CONFLICT, "Telegram is not set up on this hub. " + missing().orElse("Try again."));
    }
}
