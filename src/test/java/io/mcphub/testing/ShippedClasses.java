package io.mcphub.testing;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of a package that the WAR ships, so that tests find a new one without naming it. */
public final class ShippedClasses {
    private ShippedClasses() {}

    /** All of a package and below it, nested ones included, not initialised. */
    public static List<Class<?>> below(String packageName) {
        try {
            Path root = Path.of(io.mcphub.platform.HubConfig.class.getProtectionDomain().getCodeSource().getLocation().toURI());
            try (Stream<Path> files = Files.walk(root.resolve(packageName.replace('.', '/')))) {
                return files.map(file -> root.relativize(file).toString())
                        .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                        .sorted()
                        .<Class<?>>map(file -> load(file.substring(0, file.length() - ".class".length()).replace('/', '.')))
                        .toList();
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, ShippedClasses.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
