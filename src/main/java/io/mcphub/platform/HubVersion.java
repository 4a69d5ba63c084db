package io.mcphub.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of this build. */
public final class HubVersion {
    private static final String VALUE = read();

    private HubVersion() {}

    /** Such as {@code 1.0.0}. */
    public static String value() {
        return VALUE;
    }

    private static String read() {
        Properties build = new Properties();
        try (InputStream in = Objects.requireNonNull(HubVersion.class.getResourceAsStream("build.properties"), "build.properties is missing")) {
            build.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version");
    }
}
