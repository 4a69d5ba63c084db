package io.mcphub.launcher.configuration;

import io.mcphub.launcher.failures.ConfigurationErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads a file of {@code NAME=value} lines: {@code .env} and {@code secrets.env}. A line that starts with {@code #} is a comment. A
 * value may be quoted. A comment may follow the closing quote, or, behind a blank, a value without quotes, as Docker Compose reads it.
 */
public final class EnvFile {
    private static final Pattern LINE = Pattern.compile("(?:export\\s+)?([A-Z][A-Z0-9_]*)\\s*=\\s*(.*)");
    private static final Pattern SMALL_NAME = Pattern.compile("(?:export\\s+)?[A-Za-z][A-Za-z0-9_]*\\s*=.*");
    private static final Pattern COMMENT = Pattern.compile("(?:^|\\s+)#.*");
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern QUOTED = Pattern.compile("(?:\"([^\"]*)\"|'([^']*)')\\s*(?:#.*)?");

    private final String name;
    private final ConfigurationErrors errors;
    private final Map<String, String> values = new LinkedHashMap<>();

    private EnvFile(String name, ConfigurationErrors errors) {
        this.name = name;
        this.errors = errors;
    }

    /** The file's values; empty if there is no file. Adds an error for each wrong line, with its number but never with its value. */
    public static Map<String, String> read(Path file, ConfigurationErrors errors) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try {
            return parse(Files.readAllLines(file), file.getFileName().toString(), errors);
        } catch (IOException e) {
            errors.add(file + " cannot be read. Check its permissions and that it is UTF-8 text.");
            return Map.of();
        }
    }

    static Map<String, String> parse(List<String> lines, String name, ConfigurationErrors errors) {
        EnvFile file = new EnvFile(name, errors);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            file.take((i == 0 && line.startsWith(BYTE_ORDER_MARK) ? line.substring(1) : line).strip(), i + 1);
        }
        return file.values;
    }

    private void take(String line, int number) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            errors.add(name + " line " + number + (SMALL_NAME.matcher(line).matches() ? ": names are written in capitals, such as HTTP_PORT." : " is not NAME=value."));
            return;
        }
        String variable = matcher.group(1);
        refuseMisspelt(variable, number);
        if (values.containsKey(variable)) {
            errors.add(name + " line " + number + ": " + variable + " has a value above. Remove one of the two lines.");
        }
        values.put(variable, unquote(variable, matcher.group(2), number));
    }

    private String unquote(String variable, String value, int number) {
        if (!value.startsWith("\"") && !value.startsWith("'")) {
            return COMMENT.matcher(value).replaceFirst("");
        }
        Matcher quoted = QUOTED.matcher(value);
        if (!quoted.matches()) {
            errors.add(name + " line " + number + ": the quote before the value of " + variable + " is not closed at its end.");
            return "";
        }
        return quoted.group(1) == null ? quoted.group(2) : quoted.group(1);
    }

    /** Reports an unknown name that begins like one of the hub's: most likely it is misspelt, and nothing else would tell. */
    private void refuseMisspelt(String variable, int number) {
        boolean ours = Variables.all().stream().anyMatch(v -> variable.startsWith(v.prefix()));
        if (ours && Variables.named(variable).isEmpty()) {
            String similar = Variables.all().stream().map(Variable::name).filter(v -> distance(v, variable) <= 2).limit(1).collect(Collectors.joining());
            errors.add(name + " line " + number + ": the hub reads no variable " + variable + ". "
                    + (similar.isEmpty() ? "Correct the name, or remove the line; README.md lists all." : "Did you mean " + similar + "?"));
        }
    }

    /** How many letters to insert, delete or replace to turn one text into the other (Levenshtein distance). */
    private static int distance(String one, String other) {
        int[] previous = new int[other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            int[] current = new int[other.length() + 1];
            for (int j = 0; j <= other.length(); j++) {
                current[j] = i == 0 || j == 0 ? i + j
                        : Math.min(Math.min(previous[j], current[j - 1]) + 1, previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1));
            }
            previous = current;
        }
        return previous[other.length()];
    }
}
