package io.mcphub.settings;

import io.mcphub.platform.HubConfig;
import io.mcphub.platform.Secret;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.platform.crypto.SealedText;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How secrets among the settings are stored. At the start those of an earlier key are sealed with the present one. */
@ApplicationScoped
class SealedSettings {
    @Inject
    HubConfig config;

    @Inject
    KnownSettings settings;

    @Inject
    SettingStore store;

    void start(@Observes @Priority(20) @Initialized(ApplicationScoped.class) Object start) {
        resealAll();
    }

    /** Seals what an earlier key sealed. */
    void resealAll() {
        store.all().forEach((name, sealed) -> settings.find(name)
                .filter(setting -> setting.kind() == Setting.Kind.SECRET && !SealedText.isSealedWith(key(config.encryptionKey()), sealed))
                .ifPresent(setting -> open(setting, sealed).ifPresent(text -> store.reseal(name, sealed, seal(setting, text)))));
    }

    String seal(Setting setting, String text) {
        return SealedText.seal(key(config.encryptionKey()), row(setting), text);
    }

    /** Empty if it does not open. */
    Optional<String> open(Setting setting, String sealed) {
        List<byte[]> keys = Stream.concat(Stream.of(config.encryptionKey()), config.previousEncryptionKeys().stream()).map(SealedSettings::key).toList();
        return SealedText.open(keys, row(setting), sealed);
    }

    private static byte[] key(Secret secret) {
        return Keys.hkdf(secret, "settings");
    }

    private static String row(Setting setting) {
        return "settings:" + setting.name();
    }
}
