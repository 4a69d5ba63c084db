package io.mcphub.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcphub.conformance.NodePackages;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** The official TypeScript client in a process of its own, which posts messages until its input ends. */
final class SdkClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final Process process;
    private final Thread reader;
    private final CallLog log;

    /** @param script which generation of the client */
    SdkClient(String script, String name, URI hub, String token, CallLog log) throws IOException {
        this.name = name;
        this.log = log;
        process = new ProcessBuilder(NodePackages.program(), NodePackages.file("cluster.mjs"), script, hub.resolve("/mcp").toString(), token, name).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        reader = new Thread(this::read, name);
        reader.start();
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode call = JSON.readTree(line);
                log.add(new CallLog.Call(name, call.get("text").asText(), call.get("begun").asLong(), call.get("millis").asLong(), call.get("attempts").asInt(), CallLog.Outcome.valueOf(call.get("outcome").asText())));
            }
        } catch (IOException | RuntimeException defect) {
            log.defect(defect);
        }
    }

    /** Lets it finish its call; waits for that. */
    void stop() throws IOException, InterruptedException {
        process.outputWriter().close();
        if (!process.waitFor(180, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(name + " does not end well");
        }
        reader.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
