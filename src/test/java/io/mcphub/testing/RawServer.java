package io.mcphub.testing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** A server on 127.0.0.1 below HTTP: it reads a whole request, and then answers or closes the connection, as a test says. */
public final class RawServer implements AutoCloseable {
    private final ServerSocket socket;
    private final IntFunction<@Nullable String> script;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    /** @param script the bytes of an answer by the number of the request, from 1; null closes the connection instead */
    public RawServer(IntFunction<@Nullable String> script) throws IOException {
        this.script = script;
        this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    /** An answer with a JSON body after which the connection stays open. */
    public static String json(String body) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    public int port() {
        return socket.getLocalPort();
    }

    public String url() {
        return "http://127.0.0.1:" + port();
    }

    /** The first lines of the requests that were read to their end, such as {@code POST /a HTTP/1.1}. */
    public List<String> requests() {
        return requests;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection; InputStream in = new BufferedInputStream(connection.getInputStream())) {
            while (true) {
                String first = line(in);
                int length = 0;
                for (String line = line(in); !line.isEmpty(); line = line(in)) {
                    length = line.toLowerCase().startsWith("content-length:") ? Integer.parseInt(line.substring(15).strip()) : length;
                }
                in.skipNBytes(length);
                requests.add(first);
                String answer = script.apply(requests.size());
                if (answer == null) {
                    return;
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException gone) {
            // The client has closed the connection.
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("closed");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }
}
