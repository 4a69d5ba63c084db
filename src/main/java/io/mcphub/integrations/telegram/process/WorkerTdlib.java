package io.mcphub.integrations.telegram.process;

import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.engine.TdlibGone;
import io.mcphub.integrations.telegram.engine.WorkerLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The library in another process, over its input and output. One thread writes and one reads, so that no caller waits for a pipe. */
final class WorkerTdlib implements Tdlib {
    private static final Duration ANSWER = Duration.ofSeconds(10);
    /** When the hub does not keep up, the worker waits. */
    private static final int UNREAD = 10_000;
    private static final String END = "";

    private final Process process;
    private final BlockingQueue<String> toWrite = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>(UNREAD);
    private final Map<Long, CompletableFuture<String>> questions = new ConcurrentHashMap<>();
    private final AtomicLong last = new AtomicLong();
    private final CompletableFuture<@Nullable String> started = new CompletableFuture<>();
    private volatile boolean gone;

    WorkerTdlib(Process process) {
        this.process = process;
        thread(this::read, "telegram-worker-output");
        thread(this::write, "telegram-worker-input");
    }

    /** Waits until the library is loaded. Returns why it is not; null if it is. */
    @Nullable String awaitStart(Duration patience) {
        try {
            return started.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException notInTime) {
            kill();
            return "it did not start in time";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            kill();
            return "the hub stops";
        }
    }

    boolean isGone() {
        return gone;
    }

    long pid() {
        return process.pid();
    }

    @Override
    public int create() {
        return Integer.parseInt(ask(WorkerLine.CREATE, ""));
    }

    @Override
    public void send(int client, String request) {
        alive();
        toWrite.add(new WorkerLine(WorkerLine.SEND, client, request).written());
    }

    @Override
    public @Nullable String receive(double seconds) {
        try {
            String line = said.poll((long) (seconds * 1000), TimeUnit.MILLISECONDS);
            if (line == null && gone || END.equals(line)) {
                throw new TdlibGone("the worker has ended");
            }
            return line;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TdlibGone("interrupted", stopped);
        }
    }

    @Override
    public String execute(String request) {
        return ask(WorkerLine.EXECUTE, request);
    }

    /** Ends the worker: it closes its clients first. Returns whether it ended within the time; otherwise it does so by itself. */
    boolean end(Duration patience) {
        toWrite.add(END);
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void kill() {
        process.destroyForcibly();
    }

    /** A worker that does not answer such a question hangs, so it is killed. */
    private String ask(String word, String text) {
        long number = last.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        questions.put(number, answer);
        try {
            alive();
            toWrite.add(new WorkerLine(word, number, text).written());
            return answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException ended) {
            throw new TdlibGone("the worker has ended", ended);
        } catch (TimeoutException hangs) {
            kill();
            throw new TdlibGone("the worker hangs", hangs);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new TdlibGone("interrupted", stopped);
        } finally {
            questions.remove(number);
        }
    }

    private void read() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                handle(WorkerLine.read(line));
            }
        } catch (IOException | IllegalArgumentException | InterruptedException broken) {
            kill();
        } finally {
            ended();
        }
    }

    private void handle(WorkerLine line) throws InterruptedException {
        switch (line.word()) {
            case WorkerLine.READY -> started.complete(null);
            case WorkerLine.FAILED -> started.complete(line.text());
            case WorkerLine.SAID -> said.put(line.text());
            default -> {
                CompletableFuture<String> question = questions.get(line.number());
                if (question != null) {
                    question.complete(line.text());
                }
            }
        }
    }

    private void ended() {
        gone = true;
        started.complete("it ended at once");
        questions.values().forEach(question -> question.completeExceptionally(new TdlibGone("the worker has ended")));
        said.offer(END);
        toWrite.add(END);
    }

    private void write() {
        try (OutputStream out = process.getOutputStream()) {
            for (String line = toWrite.take(); !line.equals(END); line = toWrite.take()) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                if (toWrite.isEmpty()) {
                    out.flush();
                }
            }
        } catch (IOException | InterruptedException broken) {
            kill();
        }
    }

    private void alive() {
        if (gone) {
            throw new TdlibGone("the worker has ended");
        }
    }

    private static void thread(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
