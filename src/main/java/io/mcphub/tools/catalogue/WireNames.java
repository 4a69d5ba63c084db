package io.mcphub.tools.catalogue;

import java.util.List;
import java.util.stream.Stream;

/** The forms in which {@code tools/call} accepts a name. */
final class WireNames {
    private WireNames() {}

    /** Canonical, flat and with double underscores; a name without dots has but one form. */
    static List<String> of(String canonical) {
        return Stream.of(canonical, canonical.replace('.', '_'), canonical.replace(".", "__")).distinct().toList();
    }
}
