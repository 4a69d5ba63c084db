package io.mcphub.integrations.slack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.stream.Collectors;

/** The manifest of the Slack app, {@code docs/slack-app-manifest.yml}, for one hub. */
final class SlackManifest {
    private static final String FILE = "slack-app-manifest.yml";
    private static final String EXAMPLE = "https://hub.example.com";

    private SlackManifest() {}

    /** The manifest with the hub's address, without the comments for readers of the file. */
    static String of(String baseUrl) {
        return read().lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n", "", "\n")).replace(EXAMPLE, baseUrl);
    }

    private static String read() {
        try (InputStream in = SlackManifest.class.getResourceAsStream(FILE)) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
