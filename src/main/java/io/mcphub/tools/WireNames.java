package io.mcphub.tools;

import java.util.List;

/** The forms in which {@code tools/call} accepts a name. */
final class WireNames {
    private WireNames() {}

    /** Canonical, flat and with double underscores. */
    static List<String> of(String canonical) {
        return List.of(canonical, canonical.replace('.', '_'), canonical.replace(".", "__"));
    }
}
