package io.mcphub.integrations.slack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The manifest of the Slack app, {@code docs/slack-app-manifest.yml}, for one hub. */
final class SlackManifest {
    private static final String FILE = "slack-app-manifest.yml";
    private static final String SCOPE = "      - ";
    private static final String EXAMPLE = "https://hub.example.com";

    private SlackManifest() {}

    /** The manifest with the hub's address and these scopes besides its own, without the comments for readers of the file. */
    static String of(String baseUrl, List<String> added) {
        List<String> lines = new ArrayList<>(read().lines().filter(line -> !line.startsWith("#")).toList());
        List<String> known = lines.stream().filter(line -> line.startsWith(SCOPE)).toList();
        lines.addAll(lines.indexOf(known.get(known.size() - 1)) + 1, added.stream().map(SCOPE::concat).filter(line -> !known.contains(line)).toList());
        return String.join("\n", lines).concat("\n").replace(EXAMPLE, baseUrl);
    }

    private static String read() {
        try (InputStream in = SlackManifest.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
