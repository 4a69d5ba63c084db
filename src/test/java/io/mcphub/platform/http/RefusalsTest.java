package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalsTest {
    @Test
    void sentenceWhenThePageIsGermanThenGermanWithItsValues() {
        assertThat(Refusals.in(Locale.GERMANY, "Choose a password of 12 to 128 characters.")).isEqualTo("Wählen Sie ein Passwort mit 12 bis 128 Zeichen.");
        assertThat(Refusals.in(Locale.GERMAN, "This account waits for an admin's approval.")).isEqualTo("Dieses Konto wartet darauf, dass ein Admin es freigibt.");
        assertThat(Refusals.in(Locale.GERMAN, "This account was rejected: {0} isn't ours.")).isEqualTo("Dieses Konto wurde abgelehnt: {0} isn't ours.");
    }

    @Test
    void sentenceWhenThePageIsEnglishOrNobodyKnowsItThenItStays() {
        assertThat(Refusals.in(Locale.ENGLISH, "Sign in again.")).isEqualTo("Sign in again.");
        assertThat(Refusals.in(Locale.GERMAN, "Slack refused this (teapot).")).isEqualTo("Slack refused this (teapot).");
    }

    /** A sentence that the core does not say any more would be dead here, and its successor English on German pages. */
    @Test
    void patternsWhenComparedWithTheSourcesThenTheCoreSaysEachOfThem() throws IOException {
        String sources = sources();
        ResourceBundle spoken = ResourceBundle.getBundle("io.mcphub.platform.http.refusals", Locale.ENGLISH);

        assertThat(spoken.keySet()).allSatisfy(key -> assertThat(Arrays.stream(spoken.getString(key).replace("''", "'").split("\\{\\d}")).filter(piece -> piece.length() > 2))
                .as(key).isNotEmpty().allSatisfy(piece -> assertThat(sources.contains(piece.strip())).as(piece).isTrue()));
    }

    @Test
    void sentencesWhenComparedThenBothLanguagesHaveTheSameWithTheSameValues() {
        ResourceBundle english = ResourceBundle.getBundle("io.mcphub.platform.http.refusals", Locale.ENGLISH);
        ResourceBundle german = ResourceBundle.getBundle("io.mcphub.platform.http.refusals", Locale.GERMAN);

        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allSatisfy(key -> assertThat(new MessageFormat(german.getString(key)).getFormats()).as(key).hasSameSizeAs(new MessageFormat(english.getString(key)).getFormats()));
    }

    /** Pages show what these rooms say; a sentence without a line in the bundle would stay English there. */
    @ParameterizedTest
    @ValueSource(strings = {"ui", "users", "tokens", "settings", "connections", "audit", "doctor", "authorization/grants", "authorization/clients", "authorization/requests"})
    void sentencesWhenAPageCanShowThemThenAllAreSpokenInGerman(String room) throws IOException {
        Pattern whole = Pattern.compile("(?:HubException\\.\\w+\\((?:\"[\\w.]+\", )?|\\.take\\([^\"]+, )\"([^\"\\\\]+\\.)\"\\)");
        List<String> said = whole.matcher(sources(Path.of("src/main/java/io/mcphub", room))).results().map(found -> found.group(1)).toList();

        assertThat(said).filteredOn(sentence -> Refusals.in(Locale.GERMAN, sentence).equals(sentence)).isEmpty();
    }

    private static String sources() throws IOException {
        return sources(Path.of("src/main/java"));
    }

    private static String sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).map(RefusalsTest::read).collect(Collectors.joining());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
