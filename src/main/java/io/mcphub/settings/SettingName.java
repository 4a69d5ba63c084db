package io.mcphub.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every setting there is. A name is also the environment variable that it replaces, in capitals. */
enum SettingName {
    PUBLIC_BASE_URL(Kind.URL),
    PUBLIC_HOST(Kind.HOST),
    SLACK_CLIENT_ID(Kind.SECRET),
    SLACK_CLIENT_SECRET(Kind.SECRET),
    TEAMWORK_CLIENT_ID(Kind.SECRET),
    TEAMWORK_CLIENT_SECRET(Kind.SECRET),
    TELEGRAM_API_ID(Kind.SECRET),
    TELEGRAM_API_HASH(Kind.SECRET),
    PAT_WITHOUT_EXPIRY(Kind.FLAG),
    AUDIT_PAYLOADS(Kind.FLAG);

    /** What a value looks like; a secret is stored sealed and never answered. */
    enum Kind {
        /** A host, with a port if need be, or a whole address. */
        HOST,
        URL,
        SECRET,
        FLAG
    }

    private final Kind kind;

    SettingName(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** The name in the API and in the table: {@code public_base_url}. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<SettingName> of(String wire) {
        return Arrays.stream(values()).filter(n -> n.wire().equals(wire)).findFirst();
    }
}
