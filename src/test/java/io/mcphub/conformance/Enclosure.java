package io.mcphub.conformance;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A network of its own for a program: loopback, and on it the hub alone, so that nothing leaves this machine, whatever the program tries.
 * A socket file leads out, because files are not part of a network; {@code enclosed.mjs} is its inner end. What the program sent is kept.
 */
final class Enclosure implements AutoCloseable {
    private static final List<String> APART = List.of("unshare", "-rn", "sh", "-c", "ip link set lo up && exec \"$@\"", "enclosed");

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final ServerSocketChannel inner;
    private final Path file;
    private final int hub;
    private final StringBuffer sent = new StringBuffer();

    /** Around the hub that listens on this port of loopback; its socket lies in the folder. */
    Enclosure(int hub, Path folder) throws IOException {
        this.hub = hub;
        file = folder.resolve("hub.socket");
        inner = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(UnixDomainSocketAddress.of(file));
        workers.execute(this::accept);
    }

    /** Whether this system makes networks for whoever asks. */
    static boolean possible() {
        List<String> command = new ArrayList<>(APART);
        command.add("true");
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The command that runs a program in here. */
    List<String> around(List<String> program) {
        List<String> command = new ArrayList<>(APART);
        command.addAll(List.of(NodePackages.program(), NodePackages.file("clients/enclosed.mjs"), String.valueOf(hub), file.toString()));
        command.addAll(program);
        return command;
    }

    /** All that was sent to the hub, requests of several connections in turns. */
    String sent() {
        return sent.toString();
    }

    @Override
    public void close() throws IOException {
        inner.close();
        workers.shutdownNow();
        Files.deleteIfExists(file);
    }

    private void accept() {
        while (inner.isOpen()) {
            try {
                SocketChannel client = inner.accept();
                workers.execute(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(SocketChannel client) {
        try (client; Socket out = new Socket(InetAddress.getLoopbackAddress(), hub)) {
            workers.execute(() -> send(client, out));
            out.getInputStream().transferTo(Channels.newOutputStream(client));
        } catch (IOException gone) {
            // Either side may hang up at any time; closing both sockets tells the other.
        }
    }

    private void send(SocketChannel client, Socket out) {
        ByteBuffer buffer = ByteBuffer.allocate(16_384);
        try (out) {
            while (client.read(buffer.clear()) >= 0) {
                byte[] bytes = new byte[buffer.flip().remaining()];
                buffer.get(bytes);
                sent.append(new String(bytes, StandardCharsets.ISO_8859_1));
                out.getOutputStream().write(bytes);
            }
        } catch (IOException gone) {
            // As above.
        }
    }
}
