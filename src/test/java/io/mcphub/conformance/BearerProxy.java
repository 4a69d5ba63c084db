package io.mcphub.conformance;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Adds the bearer token that the conformance suite has no option for. Everything else passes as it is, {@code Host} and
 * {@code Origin} too, and every byte as soon as it comes, so that streams stream and a client that hangs up is heard. One
 * request per connection. Listens on loopback alone.
 */
final class BearerProxy implements AutoCloseable {
    private final ServerSocket server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final String token;
    private final int target;

    /** A proxy of {@code http://127.0.0.1:<target>} on a given port. */
    BearerProxy(int port, int target, String token) {
        this.target = target;
        this.token = token;
        try {
            server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        workers.execute(this::accept);
    }

    @Override
    public void close() throws IOException {
        server.close();
        workers.shutdownNow();
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
            InputStream in = new BufferedInputStream(client.getInputStream());
            hub.getOutputStream().write(withToken(head(in)).getBytes(StandardCharsets.ISO_8859_1));
            workers.execute(() -> copy(in, hub));
            copy(hub.getInputStream(), client);
        } catch (IOException gone) {
            // Either side may hang up at any time; closing both sockets tells the other.
        }
    }

    /** Everything up to the empty line. */
    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.write(b);
            if (b == '\n' && head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private String withToken(String head) {
        String ours = "\r\nAuthorization: Bearer " + token + "\r\nConnection: close\r\n";
        return head.replaceAll("(?i)\r\nconnection:[^\r]*", "").replaceFirst("\r\n", ours);
    }

    /** Until one side ends; then both do. */
    private static void copy(InputStream in, Socket to) {
        try (to) {
            in.transferTo(to.getOutputStream());
        } catch (IOException gone) {
            // As above.
        }
    }
}
