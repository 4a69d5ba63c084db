package io.mcphub.integrations.telegram.engine;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The clients that are not closed. Ending the process with an open client can lose data, and can even crash it. */
final class OpenClients {
    private static final Pattern CLOSED = Pattern.compile("\\{\"@type\":\"updateAuthorizationState\",.*\"authorizationStateClosed\".*\"@client_id\":(\\d+)\\}");

    private final Set<Integer> open = new HashSet<>();

    synchronized void add(int client) {
        open.add(client);
    }

    /** Looks whether a line says that a client has closed. */
    void look(String line) {
        if (line.startsWith("{\"@type\":\"updateAuthorizationState\"")) {
            Matcher closed = CLOSED.matcher(line);
            if (closed.matches()) {
                remove(Integer.parseInt(closed.group(1)));
            }
        }
    }

    void closeAll(Tdlib tdlib) {
        all().forEach(client -> tdlib.send(client, "{\"@type\":\"close\"}"));
    }

    /** Waits until all have closed. */
    synchronized void awaitClosed(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (long left = patience.toNanos(); !open.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized List<Integer> all() {
        return List.copyOf(open);
    }

    private synchronized void remove(int client) {
        open.remove(client);
        notifyAll();
    }
}
