package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links, paths and variables that documents name exist. Numbers of decisions are those of {@link DocumentedClassesTest}. */
class DocumentedPathsTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern PATH = Pattern.compile("`((?:src|docs|docker|payara-config|\\.ci|\\.github)/[A-Za-z0-9_./-]+)`");
    private static final Pattern VARIABLE = Pattern.compile("\\b((?:HTTP|HUB|LOG|MCP|OAUTH|ADMIN|CIMD|TOKENS|SLACK|TEAMWORK|TELEGRAM|TDLIB)_[A-Z_]*[A-Z])\\b");

    @Test
    void linksWhenTheyStayInTheProjectThenFileAndHeadingAreThere() throws IOException {
        List<String> dead = new ArrayList<>();
        for (Path document : documents()) {
            found(document, LINK).filter(link -> !link.matches("[a-z]+:.*|@.*")).filter(link -> !leads(document, link)).forEach(link -> dead.add(document + ": " + link));
        }

        assertThat(dead).isEmpty();
    }

    @Test
    void pathsWhenNamedThenTheyAreThere() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            found(document, PATH).filter(path -> !Files.exists(Path.of(path)) && !path.matches("docs/decisions/\\d{4}|.*/node_modules/.*")).forEach(path -> missing.add(document + ": " + path));
        }

        assertThat(missing).isEmpty();
    }

    @Test
    void variablesWhenNamedThenTheExampleHasThem() throws IOException {
        Set<String> known = Pattern.compile("(?m)^#?([A-Z][A-Z0-9_]+)=").matcher(read(Path.of(".env.example"))).results().map(found -> found.group(1)).collect(Collectors.toSet());
        List<String> unknown = new ArrayList<>();
        for (Path document : documents()) {
            found(document, VARIABLE).filter(name -> !known.contains(name)).forEach(name -> unknown.add(document + ": " + name));
        }

        assertThat(known).contains("HTTP_PORT");
        assertThat(unknown).isEmpty();
    }

    private static boolean leads(Path document, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || headings(target).contains(parts[1]));
    }

    /** As GitHub makes anchors of headings. */
    private static Set<String> headings(Path document) {
        return read(document).lines().filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9 _-]", "").replace(' ', '-')).collect(Collectors.toSet());
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> root = Files.list(Path.of("")); Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(root, docs).filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    private static Stream<String> found(Path document, Pattern pattern) {
        return pattern.matcher(read(document)).results().map((MatchResult found) -> found.group(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
