package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The second run of {@code pom.xml}, on PostgreSQL, leaves out no test of a store. */
class SecondRunTest {
    private static final Path TESTS = Path.of("src/test/java");
    private static final Pattern INCLUDED = Pattern.compile("<include>(.+)</include>");

    @Test
    void testWhenItTakesTheDatabaseOfTheRunThenIncluded() throws IOException {
        List<PathMatcher> included = included();

        try (Stream<Path> sources = Files.walk(TESTS)) {
            assertThat(sources.filter(file -> file.toString().endsWith("Test.java") && read(file).contains("= new " + "TestDatabase()")).map(TESTS::relativize))
                    .isNotEmpty()
                    .allMatch(file -> included.stream().anyMatch(pattern -> pattern.matches(file)));
        }
    }

    private static List<PathMatcher> included() {
        String profile = read(Path.of("pom.xml")).replaceFirst("(?s).*<id>stores-on-postgresql</id>(.*?)</profile>.*", "$1");
        return INCLUDED.matcher(profile).results().map(found -> FileSystems.getDefault().getPathMatcher("glob:" + found.group(1).replace("/**/", "/{**/,}"))).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
