package io.mcphub.integrations.telegram.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ServiceLoader;

/**
 * The process that holds Telegram's library. It reads requests from its input and writes what the library says to its output, a
 * line each; {@link WorkerLine} has the words. It ends when its input ends, which also happens when the hub is killed, and closes
 * all clients before.
 */
public final class Worker {
    /** How long the clients have for closing; the process ends then in any case. */
    private static final Duration CLOSING = Duration.ofSeconds(10);
    private static final double PATIENCE = 0.5;

    private final Tdlib tdlib;
    private final PrintStream out;
    private final OpenClients open = new OpenClients();

    private Worker(Tdlib tdlib, PrintStream out) {
        this.tdlib = tdlib;
        this.out = out;
    }

    /** The argument is the library's file. An engine that the class path brings as a service is used instead. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        // What a library prints must not come between the lines.
        System.setOut(System.err);
        try {
            Tdlib tdlib = ServiceLoader.load(Tdlib.class).findFirst().orElseGet(() -> new NativeTdlib(arguments[0]));
            new Worker(tdlib, out).run();
        } catch (LinkageError | RuntimeException | IOException failed) {
            print(out, WorkerLine.failed(String.valueOf(failed.getMessage()).replaceAll("\\s+", " ")));
        }
        // Not exit(): the library's own threads are running.
        Runtime.getRuntime().halt(0);
    }

    private void run() throws IOException {
        Thread receiver = new Thread(this::receive, "receive");
        receiver.setDaemon(true);
        print(out, WorkerLine.ready());
        receiver.start();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            handle(WorkerLine.read(line));
        }
        open.closeAll(tdlib);
        open.awaitClosed(CLOSING);
    }

    private void handle(WorkerLine line) {
        switch (line.word()) {
            case WorkerLine.CREATE -> {
                int client = tdlib.create();
                open.add(client);
                print(out, new WorkerLine(WorkerLine.CREATED, line.number(), String.valueOf(client)));
            }
            case WorkerLine.SEND -> tdlib.send((int) line.number(), line.text());
            case WorkerLine.EXECUTE -> print(out, new WorkerLine(WorkerLine.EXECUTED, line.number(), tdlib.execute(line.text())));
            default -> print(out, WorkerLine.failed("unknown word"));
        }
    }

    private void receive() {
        while (true) {
            String line = tdlib.receive(PATIENCE);
            if (line != null) {
                if (KeptUpdates.keeps(line)) {
                    print(out, new WorkerLine(WorkerLine.SAID, 0, line));
                }
                // Last, because the process ends when the last client has closed, and the hub is to hear of that, too.
                open.look(line);
            }
        }
    }

    private static void print(PrintStream out, WorkerLine line) {
        synchronized (out) {
            out.print(line.written());
            out.flush();
        }
    }
}
