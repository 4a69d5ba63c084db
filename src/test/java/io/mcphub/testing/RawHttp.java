package io.mcphub.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One HTTP/1.1 exchange over a socket of its own, byte by byte as it comes: for what a well-behaved client would never send or see. */
public final class RawHttp implements AutoCloseable {
    private final Socket socket;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private boolean ended;

    private RawHttp(Socket socket) {
        this.socket = socket;
    }

    /** Sends a request and returns at once. A header may occur more than once; Content-Length is ours unless it is given. */
    public static RawHttp send(int port, String method, String path, List<Map.Entry<String, String>> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        headers.forEach(h -> head.append(h.getKey()).append(": ").append(h.getValue()).append("\r\n"));
        if (headers.stream().noneMatch(h -> h.getKey().equalsIgnoreCase("Content-Length"))) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        head.append("\r\n");
        try {
            RawHttp http = new RawHttp(new Socket(InetAddress.getLoopbackAddress(), port));
            http.socket.getOutputStream().write(concat(head.toString().getBytes(StandardCharsets.ISO_8859_1), body));
            http.socket.getOutputStream().flush();
            return http;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything up to the end of the connection; needs {@code Connection: close}. */
    public String all(Duration patience) {
        return until(null, patience);
    }

    /** Everything so far, once the text is among it; fails if it does not come. */
    public String until(String text, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (text == null ? !ended : !text().contains(text)) {
            if (ended || System.nanoTime() > deadline) {
                throw new AssertionError((ended ? "ended" : "late") + " without " + text + ": " + text());
            }
            read();
        }
        return text();
    }

    /** Takes what is there now. */
    public String text() {
        return received.toString(StandardCharsets.UTF_8);
    }

    public int status() {
        until("\r\n\r\n", Duration.ofSeconds(20));
        return Integer.parseInt(text().split(" ", 3)[1]);
    }

    /** A response header. */
    public Optional<String> header(String name) {
        until("\r\n\r\n", Duration.ofSeconds(20));
        return text().substring(0, text().indexOf("\r\n\r\n")).lines()
                .filter(l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(l -> l.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** The body as it is on the wire, after the whole answer. */
    public String body(Duration patience) {
        String all = all(patience);
        return all.substring(all.indexOf("\r\n\r\n") + 4);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        byte[] buffer = new byte[65536];
        try {
            socket.setSoTimeout(100);
            int count = socket.getInputStream().read(buffer);
            if (count < 0) {
                ended = true;
            } else {
                received.write(buffer, 0, count);
            }
        } catch (SocketTimeoutException nothingYet) {
            ended = false;
        } catch (IOException reset) {
            ended = true;
        }
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
