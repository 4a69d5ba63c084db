package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Classes, tests and decisions that documents name exist. */
class DocumentedClassesTest {
    private static final Pattern CLASS = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w*)`");
    private static final Pattern DECISION = Pattern.compile("docs/decisions/(\\d{4})");

    @Test
    void documentsWhenTheyNameAClassThenItExists() throws IOException {
        assertThat(documents().stream().flatMap(file -> found(file, CLASS)).filter(name -> !exists(name))).isEmpty();
    }

    @Test
    void pageOfTestsWhenItNamesOneThenItExists() throws IOException {
        Pattern test = Pattern.compile("`(\\w+(?:Test|IT))`");
        Set<String> known;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            known = files.map(file -> file.getFileName().toString().replace(".java", "")).collect(Collectors.toSet());
        }

        assertThat(found(Path.of("docs/tested.md"), test)).isNotEmpty().isSubsetOf(known);
    }

    @Test
    void documentsAndCodeWhenTheyNameADecisionThenItExists() throws IOException {
        List<Path> files = new ArrayList<>(documents());
        try (Stream<Path> code = Files.walk(Path.of("src/main"))) {
            files.addAll(code.filter(file -> file.toString().endsWith(".java")).toList());
        }
        List<String> known = decisions().map(file -> file.getFileName().toString().substring(0, 4)).toList();

        assertThat(files.stream().flatMap(file -> found(file, DECISION)).distinct().toList()).isSubsetOf(known);
    }

    @Test
    void decisionsWhenNumberedThenWithoutAGap() throws IOException {
        List<Integer> numbers = decisions().map(file -> Integer.parseInt(file.getFileName().toString().substring(0, 4))).sorted().toList();

        assertThat(numbers).isEqualTo(Stream.iterate(1, n -> n + 1).limit(numbers.size()).toList());
    }

    private static Stream<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("docs/decisions"))) {
            return files.toList().stream();
        }
    }

    private static List<Path> documents() throws IOException {
        return Stream.concat(Stream.of(Path.of("README.md"), Path.of("ARCHITECTURE.md"), Path.of("docs/tested.md")), decisions()).toList();
    }

    private static Stream<String> found(Path file, Pattern pattern) {
        try {
            Matcher matcher = pattern.matcher(Files.readString(file));
            return matcher.results().map(result -> result.group(1)).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean exists(String name) {
        String path = "io/mcphub/" + name.replace('.', '/') + ".java";
        return Files.exists(Path.of("src/main/java", path)) || Files.exists(Path.of("src/test/java", path));
    }
}
