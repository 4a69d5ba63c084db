package io.mcphub.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The hub's database, opened without the server, with the driver that lies in the WAR. */
final class StoredDatabase implements AutoCloseable {
    private static final String LIBRARIES = "WEB-INF/lib/";
    private static final String WAR = "MICRO-INF/deploy/ROOT.war";

    private final URLClassLoader loader;
    private final Connection connection;

    /** Opens the database at this address. */
    StoredDatabase(DatabaseAddress address) throws IOException, SQLException, ReflectiveOperationException {
        loader = new URLClassLoader(new URL[] {driver(address.driverJar()).toUri().toURL()});
        Driver driver = (Driver) loader.loadClass(address.driverClass()).getConstructor().newInstance();
        connection = driver.connect(address.url(), address.connecting());
    }

    Connection connection() {
        return connection;
    }

    @Override
    public void close() throws SQLException, IOException {
        connection.close();
        loader.close();
    }

    /** The driver beside an unpacked hub, or a copy out of the WAR inside our jar. */
    private static Path driver(String name) throws IOException {
        Path jar = Server.place();
        Path unpacked = jar.resolveSibling("app").resolve(LIBRARIES);
        if (!Files.isDirectory(unpacked)) {
            return extractDriver(jar, name);
        }
        try (Stream<Path> libraries = Files.list(unpacked)) {
            return libraries.filter(library -> library.getFileName().toString().startsWith(name)).findFirst().orElseThrow(() -> new IOException("the bundle holds no database driver"));
        }
    }

    private static Path extractDriver(Path jar, String name) throws IOException {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            ZipEntry war = file.getEntry(WAR);
            if (war == null) {
                throw new IOException("this command works from mcp-hub.jar only");
            }
            try (InputStream content = file.getInputStream(war); ZipInputStream entries = new ZipInputStream(content)) {
                for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                    if (entry.getName().startsWith(LIBRARIES + name)) {
                        Path target = Files.createTempFile("mcp-hub-driver", ".jar");
                        target.toFile().deleteOnExit();
                        Files.copy(entries, target, StandardCopyOption.REPLACE_EXISTING);
                        return target;
                    }
                }
            }
        }
        throw new IOException("the bundle holds no database driver");
    }
}
