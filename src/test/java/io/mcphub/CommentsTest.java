package io.mcphub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Comments and documents name only public specifications and files of this repository. */
class CommentsTest {
    /** Matches literals first, so that a comment mark inside one does not count. */
    private static final Pattern COMMENT = Pattern.compile(
            "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\n])*+'|(?<comment>/\\*[\\s\\S]*?\\*/|//[^\n]*)");

    private static final Pattern SECTION_OF_A_SPECIFICATION = Pattern.compile(
            "(?:RFC \\d+|draft-[a-z-]+|OAuth 2\\.1|OpenID Connect|JSON-RPC 2\\.0|NIST SP [\\w-]+|Servlet \\d\\.\\d|Fetch"
                    + "|(?:basic|client|server|patterns|utilities)/[a-z/-]+|streamable-http|authorization|schema)"
                    + " § ?[\\w.]+(?:,? (?:and )?§ ?[\\w.]+)*");

    private static final Pattern ELSEWHERE = Pattern.compile("(?i)\\bchecklist\\b|\\bshared/|§");

    @Test
    void commentsWhenTheyNameADocumentThenItIsASpecificationOrHere() throws IOException {
        assertThat(Stream.concat(files("src/main/java", ".java"), files("src/test/java", ".java")).flatMap(CommentsTest::comments).filter(CommentsTest::namesSomethingElsewhere)).isEmpty();
    }

    @Test
    void otherFilesWhenTheyNameADocumentThenItIsASpecificationOrHere() throws IOException {
        List<Path> files = Stream.of(files("src/main/resources", ".properties"), files("src/main/webapp", ".x"), files("docs", ".md"), files("payara-config", ".txt"),
                        Stream.of(Path.of("README.md"), Path.of("ARCHITECTURE.md"), Path.of("pom.xml"), Path.of(".env.example")))
                .flatMap(found -> found)
                .filter(file -> !file.endsWith("tools.md"))
                .toList();

        assertThat(files).hasSizeGreaterThan(20).noneMatch(file -> namesSomethingElsewhere(read(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"As the checklist says (S8).", "See shared/design/facts.md.", "The rule of §12.", "Section § Names of the handbook."})
    void textWhenItNamesAnotherDocumentThenIsFound(String text) {
        assertThat(namesSomethingElsewhere(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Refused (RFC 6749 §3.1, §5.2).", "Asks (client/elicitation § URL Mode).", "(streamable-http\n     * § Case Sensitivity)", "Lists checklists and shared channels."})
    void textWhenItNamesASpecificationThenIsFine(String text) {
        assertThat(namesSomethingElsewhere(text)).isFalse();
    }

    private static boolean namesSomethingElsewhere(String text) {
        String line = text.replaceAll("\\s*\\n\\s*(?:\\*|//)?\\s*", " ");
        return ELSEWHERE.matcher(SECTION_OF_A_SPECIFICATION.matcher(line).replaceAll("")).find();
    }

    private static Stream<String> comments(Path file) {
        Matcher matcher = COMMENT.matcher(read(file));
        return matcher.results().map(found -> found.group(1)).filter(comment -> comment != null).map(comment -> file + ": " + comment).toList().stream();
    }

    private static Stream<Path> files(String root, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(root))) {
            return files.filter(Files::isRegularFile).filter(file -> file.getFileName().toString().contains(ending)).toList().stream();
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
