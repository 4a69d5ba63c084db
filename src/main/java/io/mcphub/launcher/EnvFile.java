package io.mcphub.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A file of {@code NAME=value} lines: {@code .env} and {@code secrets.env}. Comments start a line with {@code #}; quotes around a value are dropped. */
final class EnvFile {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Z][A-Z0-9_]*)\\s*=\\s*(.*)");

    private EnvFile() {}

    /** The file's values; none if there is no such file. */
    static Map<String, String> read(Path file) throws StartFailure {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return parse(Files.readAllLines(file), file.getFileName().toString());
        } catch (IOException e) {
            throw StartFailure.configuration(file + " cannot be read. Check its permissions and that it is UTF-8 text.");
        }
    }

    static Map<String, String> parse(Iterable<String> lines, String name) throws StartFailure {
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String raw : lines) {
            number++;
            String line = raw.strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw StartFailure.configuration(name + " line " + number + " is not NAME=value.");
            }
            values.put(matcher.group(1), unquote(matcher.group(2)));
        }
        return values;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() >= 2
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
