package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each database is one package: beside it, few files say which products there are and which one is used. */
class DatabaseProductTest {
    private static final List<Path> KNOW_IT = List.of(
            Path.of("src/main/java/io/mcphub/platform/persistence/sqlite"),
            Path.of("src/main/resources/db/migration/sqlite"),
            Path.of("src/main/java/io/mcphub/platform/persistence/postgresql"),
            Path.of("src/main/resources/db/migration/postgresql"),
            Path.of("src/main/java/io/mcphub/platform/persistence/Products.java"),
            Path.of("src/main/resources/META-INF/persistence.xml"),
            Path.of("src/main/resources/META-INF/database.properties"));

    private static final Pattern PRODUCT = Pattern.compile("sqlite|org\\.postgresql|persistence\\.postgresql|PRAGMA |CAST\\(\\?|(?-i:pg_[a-z]+|ON CONFLICT|FOR UPDATE|ILIKE|NOTIFY )", Pattern.CASE_INSENSITIVE);

    @Test
    void sourcesWhenOutsideItsPackageThenNameNoDatabase() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main"))) {
            assertThat(sources.filter(file -> file.toString().matches(".*\\.(java|xml|properties)"))
                            .filter(file -> KNOW_IT.stream().noneMatch(file::startsWith))
                            .filter(file -> PRODUCT.matcher(read(file)).find()))
                    .isEmpty();
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
