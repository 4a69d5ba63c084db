package io.mcphub.integrations.telegram.fake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps every shape of request that a test sent, for the check against the real library: {@code target/telegram-requests}. */
public final class RequestRecord {
    /** Where the requests lie, one file for each JVM, one request a line. */
    public static final Path FOLDER = Path.of("target", "telegram-requests");

    private static final Set<String> KNOWN = ConcurrentHashMap.newKeySet();

    private RequestRecord() {}

    static void add(JsonNode request) {
        if (!KNOWN.add(shape(request)) || !Files.isDirectory(Path.of("target"))) {
            return;
        }
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(ProcessHandle.current().pid() + ".jsonl"), Json.write(request) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all fields with the types of the objects, without values. */
    static String shape(JsonNode node) {
        if (node.isObject()) {
            Set<String> fields = new TreeSet<>();
            node.properties().forEach(field -> fields.add(field.getKey() + ":" + (field.getKey().equals("@type") ? field.getValue().asText() : shape(field.getValue()))));
            return fields.toString();
        }
        if (node.isArray()) {
            Set<String> elements = new TreeSet<>();
            node.forEach(element -> elements.add(shape(element)));
            return "*" + elements;
        }
        return node.getNodeType().toString();
    }
}
