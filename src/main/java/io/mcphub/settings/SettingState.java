package io.mcphub.settings;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A setting as an admin sees it.
 *
 * @param kind {@code secret}, {@code text}, {@code url}, {@code host}, {@code flag} or {@code choices}
 * @param help one sentence for the admin
 * @param source where its value comes from: {@code setting} if an admin set it, {@code environment}, or null if it has none
 * @param value the value that an admin set; null for none, and always for a secret
 */
public record SettingState(String name, String kind, String help, @JsonInclude @Nullable String source, @JsonInclude @Nullable String value) {
    static SettingState of(Setting setting, @Nullable String source, @Nullable String value) {
        boolean secret = setting.kind() == Setting.Kind.SECRET;
        return new SettingState(setting.name(), setting.kind().name().toLowerCase(Locale.ROOT), setting.help(), source, secret ? null : value);
    }

    /** Whether its value is never shown. */
    public boolean secret() {
        return kind.equals("secret");
    }
}
