package io.mcphub.launcher.logging;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;

/**
 * The least level that is logged for each logger and those below it. The longest name that fits decides; the empty name fits all.
 *
 * @param levels level by name of a logger
 */
public record LogThresholds(Map<String, Level> levels) {
    private static final String HUB = "io.mcphub";

    /**
     * What {@code LOG_LEVEL} and {@code LOG_LEVELS} ask for.
     *
     * @param level for the hub and, more sparingly, for the server
     * @param named such as {@code io.mcphub.mcp=debug,org.glassfish=info}
     */
    public static LogThresholds of(LogLevel level, String named) {
        Map<String, Level> levels = new LinkedHashMap<>();
        levels.put("", level.others);
        levels.put(HUB, level.hub);
        Arrays.stream(named.split(",")).map(String::strip).filter(one -> !one.isEmpty()).map(one -> one.split("=", 2)).forEach(one -> levels.put(one[0].strip(), LogLevel.of(one[1].strip()).hub));
        return new LogThresholds(levels);
    }

    /** Whether the text is one item of {@code LOG_LEVELS}. */
    public static boolean isOne(String text) {
        String[] parts = text.split("=", -1);
        return parts.length == 2 && parts[0].strip().matches("[A-Za-z0-9_$.-]+") && LogLevel.isOne(parts[1].strip());
    }

    /** Reads what {@link #toString()} wrote. */
    static LogThresholds parse(String text) {
        Map<String, Level> levels = new LinkedHashMap<>();
        Arrays.stream(text.split(",")).map(one -> one.split("=", 2)).forEach(one -> levels.put(one[0], Level.parse(one[1])));
        return new LogThresholds(levels);
    }

    /** The least level of this logger. */
    Level of(String logger) {
        String name = logger;
        while (!levels.containsKey(name)) {
            name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
        }
        return levels.get(name);
    }

    @Override
    public String toString() {
        return levels.entrySet().stream().map(one -> one.getKey() + "=" + one.getValue().getName()).collect(Collectors.joining(","));
    }
}
