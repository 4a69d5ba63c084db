package io.mcphub.launcher;

import io.mcphub.launcher.bundle.Server;
import io.mcphub.launcher.failures.StartFailure;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Payara Micro in this process. Payara keeps running when a deployment fails or a port is taken, so the launcher asks the hub's
 * readiness itself.
 */
final class Payara {
    private static final Logger LOG = Logger.getLogger(Payara.class.getName());
    /** The application sets this system property when it refuses to start. */
    private static final String REASON_PROPERTY = "hub.start-failure";
    private static final String CONFIGURATION_PROPERTY = "hub.start-failure-is-configuration";

    private static final Duration LOOK = Duration.ofMillis(200);
    /**
     * How many answers "not ready" to accept after the deployment has ended. Counted in answers and not in seconds, because answers
     * slow down on a busy machine.
     */
    private static final int ANSWERS = 50;

    private final Server server = Server.ofThisJar();
    private final Patience patience;
    private final String log;

    /**
     * Creates a server that is not started.
     *
     * @param log where the log goes, for error messages
     */
    Payara(Patience patience, String log) {
        this.patience = patience;
        this.log = log;
    }

    /** Boots and deploys. Returns when {@code /health/ready} at this address answers 200; throws if the start fails. */
    void start(String host, int port) throws StartFailure, InterruptedException {
        boot();
        URI ready = URI.create("http://" + reachable(host) + ":" + port + "/health/ready");
        HttpClient client = HttpClient.newHttpClient();
        int answers = 0;
        while (true) {
            switch (ask(client, ready)) {
                case READY -> {
                    return;
                }
                case NOT_READY -> answers++;
                case SILENT -> { }
                case FAILED -> throw defect();
            }
            if (answers >= ANSWERS) {
                throw defect();
            }
            checkPatience();
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    /** Runs the server's main method, which returns when everything is deployed or has failed. */
    private void boot() throws StartFailure, InterruptedException {
        CompletableFuture<Void> booted = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(booted), "payara-boot");
        thread.start();
        while (!booted.isDone()) {
            checkPatience();
            try {
                booted.get(1, TimeUnit.SECONDS);
            } catch (ExecutionException e) {
                LOG.log(Level.SEVERE, "The server did not start.", e.getCause());
                throw defect();
            } catch (TimeoutException notYet) {
                continue;
            }
        }
    }

    private void checkPatience() throws StartFailure {
        try {
            patience.check();
        } catch (StartFailure e) {
            throw StartFailure.boot(e.getMessage() + "; the log " + log + " says how far it came.");
        }
    }

    private void complete(CompletableFuture<Void> booted) {
        try {
            server.main().invoke(null, (Object) server.arguments());
            booted.complete(null);
        } catch (InvocationTargetException e) {
            booted.completeExceptionally(e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            booted.completeExceptionally(e);
        }
    }

    /** What a request to {@code /health/ready} shows. */
    private enum Answer { READY, NOT_READY, SILENT, FAILED }

    private static Answer ask(HttpClient client, URI ready) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(10)).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return Answer.READY;
            }
            // The server runs without the application, so it will never be ready.
            boolean failed = answer.statusCode() == 404 || answer.statusCode() == 500 || answer.body().contains("No Application deployed");
            return failed ? Answer.FAILED : Answer.NOT_READY;
        } catch (IOException e) {
            return Answer.SILENT;
        }
    }

    private StartFailure defect() {
        String reason = System.getProperty(REASON_PROPERTY, "The hub did not start; the log " + log + " says why.");
        return Boolean.getBoolean(CONFIGURATION_PROPERTY) ? StartFailure.configuration(reason) : StartFailure.boot(reason);
    }

    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
