package io.mcphub.launcher.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** README's table, {@code .env.example}, {@link Variables} and what the code reads name the same variables. */
class ConfigurationTableTest {
    private static final Pattern NAME = Pattern.compile("`([A-Z][A-Z0-9_]+(?:/_[A-Z]+)?)`");
    private static final Pattern EXAMPLE = Pattern.compile("(?m)^(#?)([A-Z][A-Z0-9_]+)=(.*)$");
    private static final Pattern READ = Pattern.compile("\\b(?:value|number|list|required|getOptionalValue)\\(\\s*\"([A-Z][A-Z0-9_]+)\"");

    @Test
    void readmeTableNamesEveryVariableWithItsDefault() throws IOException {
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(documented().keySet());
        assertThat(table()).containsAllEntriesOf(documented());
    }

    @Test
    void exampleNamesEveryVariable() throws IOException {
        Matcher lines = EXAMPLE.matcher(Files.readString(Path.of(".env.example")));

        assertThat(lines.results().map(r -> r.group(2)).toList()).containsExactlyInAnyOrderElementsOf(documented().keySet());
    }

    @Test
    void exampleHasARefusedPlaceholderWhereverALineIsNotCommentedOut() throws IOException {
        Matcher lines = EXAMPLE.matcher(Files.readString(Path.of(".env.example")));
        Map<String, String> active = lines.results().filter(r -> r.group(1).isEmpty()).collect(Collectors.toMap(r -> r.group(2), r -> r.group(3)));

        assertThat(active).containsOnlyKeys("JWT_SECRET", "TOKENS_ENCRYPTION_KEY", "ADMIN_PASSWORD");
        assertThat(active.values()).allSatisfy(value -> assertThat(value).startsWith(Secrets.PLACEHOLDER));
    }

    @Test
    void codeReadsOnlyDocumentedVariables() throws IOException {
        Set<String> read = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source : sources.filter(p -> p.toString().endsWith(".java")).toList()) {
                READ.matcher(Files.readString(source)).results().forEach(r -> read.add(r.group(1)));
            }
        }

        assertThat(read).contains("JWT_SECRET", "DATABASE_PATH").isSubsetOf(documented().keySet());
    }

    private static Map<String, String> documented() {
        return Variables.all().stream().collect(Collectors.toMap(Variable::name, v -> v.documentedDefault().orElse("–"), (a, b) -> a, LinkedHashMap::new));
    }

    /** The rows of README's table: one entry for each name, with the default at the same place of the list. */
    private static Map<String, String> table() throws IOException {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            String[] cells = line.split("\\|", -1);
            if (cells.length > 3 && NAME.matcher(cells[1].strip()).lookingAt()) {
                List<String> names = NAME.matcher(cells[1]).results().flatMap(r -> expand(r.group(1))).toList();
                List<String> defaults = List.of(cells[2].strip().replace("`", "").split(", "));
                for (int i = 0; i < names.size(); i++) {
                    rows.put(names.get(i), defaults.get(defaults.size() == 1 ? 0 : i));
                }
            }
        }
        return rows;
    }

    /** {@code SLACK_CLIENT_ID/_SECRET} stands for two names. */
    private static Stream<String> expand(String name) {
        int slash = name.indexOf('/');
        if (slash < 0) {
            return Stream.of(name);
        }
        String first = name.substring(0, slash);
        return Stream.of(first, first.substring(0, first.lastIndexOf('_')) + name.substring(slash + 1));
    }
}
