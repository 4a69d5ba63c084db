package io.mcphub.launcher;

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

/**
 * Payara Micro in this process. It does not end when a deployment fails or a port is taken, so we ask the hub itself
 * whether it is ready.
 */
final class Payara {
    private static final String LAUNCHER = "fish.payara.micro.boot.PayaraMicroLauncher";
    /** Set by the application when it refuses to start for a reason that one sentence tells. */
    private static final String REASON_PROPERTY = "hub.start-failure";
    private static final String CONFIGURATION_PROPERTY = "hub.start-failure-is-configuration";

    /** Deployment is over when the boot returns, so what is not ready soon after will never be. */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    private final Duration patience;

    Payara(Duration patience) {
        this.patience = patience;
    }

    /** Boots and deploys; returns when {@code /health/ready} of this address answers 200. */
    void start(String host, int port) throws StartFailure, InterruptedException {
        boot(System.nanoTime() + patience.toNanos());
        long deadline = System.nanoTime() + SETTLING.toNanos();
        URI ready = URI.create("http://" + reachable(host) + ":" + port + "/health/ready");
        HttpClient client = HttpClient.newHttpClient();
        while (!answers(client, ready)) {
            if (System.nanoTime() > deadline) {
                throw defect();
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    /** The server's own main method returns when everything is deployed, or has failed to. */
    private static void boot(long deadline) throws StartFailure, InterruptedException {
        CompletableFuture<Void> booted = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(booted), "payara-boot");
        thread.start();
        try {
            booted.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            e.getCause().printStackTrace();
            throw defect();
        } catch (TimeoutException e) {
            throw late();
        }
    }

    private static void complete(CompletableFuture<Void> booted) {
        try {
            Class.forName(LAUNCHER).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            booted.complete(null);
        } catch (InvocationTargetException e) {
            booted.completeExceptionally(e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            booted.completeExceptionally(e);
        }
    }

    /** False means: ask again. A server without an application will never be ready. */
    private static boolean answers(HttpClient client, URI ready) throws StartFailure, InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(10)).build();
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return true;
            }
            if (answer.statusCode() == 404 || answer.statusCode() == 500 || answer.body().contains("No Application deployed")) {
                throw defect();
            }
            return false;
        } catch (IOException e) {
            return false;
        }
    }

    private static StartFailure defect() {
        String reason = System.getProperty(REASON_PROPERTY, "The hub did not start; the log on stdout says why.");
        return Boolean.getBoolean(CONFIGURATION_PROPERTY) ? StartFailure.configuration(reason) : StartFailure.boot(reason);
    }

    private static StartFailure late() {
        return StartFailure.boot("The hub was not ready in time; the log on stdout says how far it came.");
    }

    private static String reachable(String host) {
        if (host.equals("0.0.0.0") || host.equals("::")) {
            return "127.0.0.1";
        }
        return host.contains(":") ? "[" + host + "]" : host;
    }
}
