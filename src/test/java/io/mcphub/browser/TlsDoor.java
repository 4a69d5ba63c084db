package io.mcphub.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/**
 * https at a port of this machine, before a server that speaks http: every byte passes as it is. Its certificate is made for
 * these tests, for {@code localhost}, and lies in a file that a JVM can trust.
 */
final class TlsDoor {
    private static final String PASSWORD = "onlyforthesetests";
    private static @Nullable Path store;

    private final SSLServerSocket server;
    private final ExecutorService workers = Executors.newCachedThreadPool(TlsDoor::daemon);
    private volatile int target;

    /** Opens it; it closes with the JVM. */
    TlsDoor(int port, int target) {
        this.target = target;
        try {
            server = (SSLServerSocket) context().getServerSocketFactory().createServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workers.execute(this::accept);
    }

    /** New connections lead to another port of this machine from now on; those that are open stay as they are. */
    void leadTo(int port) {
        target = port;
    }

    /** {@code localhost:<port>}. */
    String host() {
        return "localhost:" + server.getLocalPort();
    }

    /** Options that make another JVM trust these doors and nothing else. */
    static String trust() {
        return "-Djavax.net.ssl.trustStore=" + store() + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                workers.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client; Socket hub = new Socket(InetAddress.getLoopbackAddress(), target)) {
            workers.execute(() -> copy(client, hub));
            hub.getInputStream().transferTo(client.getOutputStream());
        } catch (IOException gone) {
            // Either side may hang up at any time; closing both sockets tells the other.
        }
    }

    private static void copy(Socket from, Socket to) {
        try (to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // As above.
        }
    }

    private static SSLContext context() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(store().toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Made by the JDK's keytool when it is first asked for. */
    private static synchronized Path store() {
        if (store == null) {
            try {
                Path folder = Files.createTempDirectory("tls");
                folder.toFile().deleteOnExit();
                store = made(folder.resolve("localhost.p12"));
                store.toFile().deleteOnExit();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return store;
    }

    private static Path made(Path file) throws IOException {
        Process keytool = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "localhost", "-keyalg", "EC",
                "-dname", "CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12",
                "-keystore", file.toString(), "-storepass", PASSWORD)).redirectErrorStream(true).start();
        String said = new String(keytool.getInputStream().readAllBytes());
        if (!Files.exists(file)) {
            throw new IllegalStateException("keytool: " + said);
        }
        return file;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "tls-door");
        thread.setDaemon(true);
        return thread;
    }
}
