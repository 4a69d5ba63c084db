package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A provider is added by adding a package: nothing outside the integrations knows one by name, not even in a comment. */
class ProviderNamesTest {
    private static final Path INTEGRATIONS = Path.of("src/main/java/io/mcphub/integrations");
    /** Where integrations keep what is theirs: classes, and resources of the same names. */
    private static final List<Path> THEIRS = List.of(INTEGRATIONS, Path.of("src/main/resources/io/mcphub/integrations"));
    private static final Pattern TEXT = Pattern.compile(".*\\.(java|xhtml|xml|properties|sql|css|js|html|txt)");
    /** Providers that will be added. */
    private static final List<String> LATER = List.of("telegram");

    @Test
    void sourcesWhenOutsideTheIntegrationsThenNameNoProvider() throws IOException {
        Pattern providers = Pattern.compile(names().collect(Collectors.joining("|")), Pattern.CASE_INSENSITIVE);
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            assertThat(sources.filter(file -> TEXT.matcher(file.toString()).matches())
                            .filter(file -> THEIRS.stream().noneMatch(file::startsWith))
                            .filter(file -> providers.matcher(read(file)).find()))
                    .isEmpty();
        }
    }

    private static Stream<String> names() throws IOException {
        try (Stream<Path> packages = Files.list(INTEGRATIONS)) {
            List<String> known = packages.filter(Files::isDirectory).map(folder -> folder.getFileName().toString()).filter(name -> !name.equals("hub")).toList();
            return Stream.concat(known.stream(), LATER.stream());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
