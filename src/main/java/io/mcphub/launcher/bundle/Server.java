package io.mcphub.launcher.bundle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where the server and the application lie. The one jar carries both, and the server unpacks itself into the folder for temporary
 * files at every start. A container image has them unpacked beside a small jar, as files that never change: then only the server's
 * few configuration files are written.
 */
public sealed interface Server {
    /** The system property with the folder where the server of an unpacked hub may write. It is empty, and deleted when the hub has ended. */
    String FOLDER = "hub.server-folder";

    /** The method that boots the server and deploys the application. */
    Method main() throws ReflectiveOperationException;

    /** What to call it with. */
    String[] arguments();

    /** The server that this jar belongs to. */
    static Server ofThisJar() {
        Path jar = place();
        Path application = jar.resolveSibling("app");
        return Files.isDirectory(application) ? new Unpacked(jar, application) : new Packed();
    }

    /** The jar or folder that this class was loaded from. */
    static Path place() {
        try {
            return Path.of(Server.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Everything in one jar. */
    record Packed() implements Server {
        @Override
        public Method main() throws ReflectiveOperationException {
            return Class.forName("fish.payara.micro.boot.PayaraMicroLauncher").getMethod("main", String[].class);
        }

        @Override
        public String[] arguments() {
            return new String[0];
        }
    }

    /**
     * Unpacked: the server's jars are on the class path of the small jar.
     *
     * @param jar the small jar
     * @param application the folder of the application
     */
    record Unpacked(Path jar, Path application) implements Server {
        @Override
        public Method main() throws ReflectiveOperationException {
            return Class.forName("fish.payara.micro.impl.PayaraMicroImpl").getMethod("main", String[].class);
        }

        @Override
        public String[] arguments() {
            System.setProperty("fish.payara.micro.BootJar", jar.toUri().toString());
            System.setProperty("fish.payara.micro.UnpackDir", jar.getParent().toString());
            return new String[] {"--rootdir", emptyFolder().toString(), "--deploy", application.toString(), "--contextroot", "/"};
        }

        private static Path emptyFolder() {
            try {
                String given = System.getProperty(FOLDER);
                return given == null ? Files.createTempDirectory("mcp-hub-server") : Path.of(given);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
