package io.mcphub.launcher.data;

import io.mcphub.launcher.bundle.War;
import io.mcphub.launcher.configuration.DatabaseAddress;
import io.mcphub.launcher.files.TemporaryFolder;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;

/** Classes of the WAR for commands that run without the server, such as the drivers of databases. */
final class WarClasses implements AutoCloseable {
    private final ClassLoader loader;
    private final AutoCloseable end;

    private WarClasses(ClassLoader loader, AutoCloseable end) {
        this.loader = loader;
        this.end = end;
    }

    /** Those that are on a class path already. */
    static WarClasses of(ClassLoader loader) {
        return new WarClasses(loader, () -> {});
    }

    /** The libraries whose file names begin so. */
    static WarClasses libraries(War war, String... beginnings) throws IOException {
        return read(war, name -> List.of(beginnings).stream().anyMatch(beginning -> name.startsWith(War.LIBRARIES + beginning)));
    }

    /** All classes and libraries. */
    static WarClasses all(War war) throws IOException {
        return read(war, name -> name.startsWith(War.LIBRARIES) || name.startsWith(War.CLASSES));
    }

    private static WarClasses read(War war, Predicate<String> wanted) throws IOException {
        TemporaryFolder folder = TemporaryFolder.ofTheSystem();
        try {
            List<URL> path = new ArrayList<>();
            for (Path file : war.files(wanted, folder.path())) {
                URL place = place(file);
                if (!path.contains(place)) {
                    path.add(place);
                }
            }
            URLClassLoader loader = new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
            return new WarClasses(loader, () -> {
                loader.close();
                folder.close();
            });
        } catch (IOException | RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** Of a library itself, of a class the folder that all of them lie in. */
    private static URL place(Path file) throws IOException {
        String path = file.toUri().toString();
        int classes = path.lastIndexOf(War.CLASSES);
        return new URL(classes < 0 ? path : path.substring(0, classes + War.CLASSES.length()));
    }

    ClassLoader loader() {
        return loader;
    }

    /** Opens a database. */
    Connection connect(DatabaseAddress address) throws SQLException, ReflectiveOperationException {
        return connect(address, address.connecting());
    }

    /** Opens a database that nothing is written to. */
    Connection connectReading(DatabaseAddress address) throws SQLException, ReflectiveOperationException {
        return connect(address, address.reading());
    }

    private Connection connect(DatabaseAddress address, Properties how) throws SQLException, ReflectiveOperationException {
        Driver driver = (Driver) loader.loadClass(address.driverClass()).getConstructor().newInstance();
        return driver.connect(address.url(), how);
    }

    @Override
    public void close() throws IOException {
        try {
            end.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
