package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tags;
import org.junit.jupiter.api.Test;

/**
 * The obligations of an MCP authorization server are numbered: A (metadata, challenges, access tokens), B (authorization, codes,
 * refresh tokens), CIMD (client metadata documents) and X (attacks). Each has a test that carries its number as a tag and says
 * in its name what must hold.
 */
@Tag("once")
class NumberedObligationsTest {
    /** Not implemented: a trust policy for domains is optional. */
    private static final Set<String> OPTIONAL = Set.of("CIMD10");

    @Test
    void obligationWhenNumberedThenHasATest() {
        Set<String> rows = new TreeSet<>(rows("A", 17));
        rows.addAll(rows("B", 18));
        rows.addAll(rows("CIMD", 10));
        rows.addAll(rows("X", 11));
        rows.removeAll(OPTIONAL);

        rows.removeAll(tags());

        assertThat(rows).isEmpty();
    }

    private static List<String> rows(String letter, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(i -> letter + i).toList();
    }

    private static Set<String> tags() {
        List<String> found = new ArrayList<>();
        for (JavaMethod method : new ClassFileImporter().withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS).importPackages("io.mcphub").stream().flatMap(c -> c.getMethods().stream()).toList()) {
            found.addAll(method.tryGetAnnotationOfType(Tag.class).map(Tag::value).stream().toList());
            found.addAll(method.tryGetAnnotationOfType(Tags.class).map(tags -> Arrays.stream(tags.value()).map(Tag::value)).orElse(Stream.of()).collect(Collectors.toList()));
        }
        return Set.copyOf(found);
    }
}
