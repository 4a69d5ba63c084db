package io.mcphub.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** The way of one node to the database: bytes in both directions over ports of this machine, until a test cuts it. */
final class Forwarder implements AutoCloseable {
    /** What becomes of bytes. */
    enum State {
        CARRIES,
        /** Every connection is ended, and so is a new one. */
        REFUSES,
        /** Nothing arrives and nobody is told, as behind a firewall that has forgotten a connection. */
        DROPS
    }

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong asked = new AtomicLong();
    private volatile State state = State.CARRIES;

    Forwarder(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** How often the node has sent something to the database: its round trips. */
    long asked() {
        return asked.get();
    }

    void become(State next) {
        state = next;
        if (next == State.REFUSES) {
            endAll();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                join(door.accept());
            } catch (IOException closed) {
                continue;
            }
        }
    }

    private void join(Socket client) throws IOException {
        open.add(client);
        if (state == State.REFUSES) {
            end(client);
        } else if (state == State.CARRIES) {
            carryBetween(client);
        }
    }

    private void carryBetween(Socket client) throws IOException {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            threads.execute(() -> carry(client, server, asked));
            threads.execute(() -> carry(server, client, new AtomicLong()));
        } catch (IOException nobodyListens) {
            end(client);
        }
    }

    /** A connection that lost bytes is lost for good, because both ends would misunderstand what comes next. */
    private void carry(Socket from, Socket to, AtomicLong counted) {
        byte[] buffer = new byte[65_536];
        boolean lost = false;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                lost |= state == State.DROPS;
                counted.incrementAndGet();
                if (!lost) {
                    out.write(buffer, 0, count);
                }
            }
        } catch (IOException ended) {
            lost |= state == State.DROPS;
        }
        if (!lost) {
            end(from);
            end(to);
        }
    }

    private void endAll() {
        Set.copyOf(open).forEach(this::end);
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException closed) {
            // It is of no more use in any case.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            endAll();
            threads.shutdownNow();
        }
    }
}
