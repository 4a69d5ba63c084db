package io.mcphub.browser;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.stream.StreamSupport;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.Logs;

/** What a browser noticed since it was last asked. */
record BrowserLog(List<String> complaints, List<String> foreign) {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1");

    /**
     * Reads and empties the browser's logs.
     *
     * @param logs those of the driver
     */
    BrowserLog(Logs logs) {
        this(entries(logs, LogType.BROWSER).stream().filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue()).map(LogEntry::getMessage).toList(),
                entries(logs, LogType.PERFORMANCE).stream().map(LogEntry::getMessage).map(BrowserLog::address).filter(BrowserLog::isForeign).toList());
    }

    private static List<LogEntry> entries(Logs logs, String type) {
        return StreamSupport.stream(logs.get(type).spliterator(), false).toList();
    }

    /** Where a request went, or nothing for other events. */
    private static String address(String event) {
        JsonNode message = Json.read(event).path("message");
        return message.path("method").asText().equals("Network.requestWillBeSent") ? message.at("/params/request/url").asText() : "";
    }

    private static boolean isForeign(String address) {
        return address.startsWith("http") && !HERE.contains(URI.create(address.replaceAll("[?#].*", "")).getHost());
    }
}
