package io.mcphub.users.sessions;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Browser and system in a few words, so that a person recognises a session. The order matters, because browsers name others too. */
final class Device {
    private static final List<String> BROWSERS = List.of("Edg/Edge", "OPR/Opera", "Firefox", "Chrome", "Safari");
    private static final List<String> SYSTEMS = List.of("iPhone", "iPad", "Android", "Windows", "Mac OS X/macOS", "CrOS/ChromeOS", "Linux");

    private Device() {}

    /** The words for the header User-Agent; null if it names nothing that is known. */
    static @Nullable String of(@Nullable String userAgent) {
        String agent = userAgent == null ? "" : userAgent;
        String words = Stream.of(first(BROWSERS, agent), first(SYSTEMS, agent)).flatMap(Optional::stream).collect(Collectors.joining(", "));
        return words.isEmpty() ? null : words;
    }

    private static Optional<String> first(List<String> known, String agent) {
        return known.stream().map(entry -> entry.split("/")).filter(entry -> agent.contains(entry[0])).findFirst().map(entry -> entry[entry.length - 1]);
    }
}
