package io.mcphub.connections.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.http.Sentences;
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

/** What connectors say to people is there in both languages. */
class ConnectorSentencesTest {
    private static final String PACKAGES = "io.mcphub.integrations.";
    /** A sentence, or a piece of one, in a source, but not in a line of the log. */
    private static final Pattern SENTENCE = Pattern.compile("\"([A-Z][^\"\\n]*[a-z] [^\"\\n]*)\"");

    @Test
    void sentenceWhenThePageIsGermanThenGermanWithItsValues() {
        Sentences telegram = new Sentences(PACKAGES + "telegram.sentences");

        assertThat(telegram.in(Locale.GERMANY, "Use a QR code instead")).contains("Stattdessen einen QR-Code scannen");
        assertThat(telegram.in(Locale.GERMAN, "Telegram calls +49 *** 66 and says the code.")).contains("Telegram ruft +49 *** 66 an und sagt den Code.");
        assertThat(telegram.in(Locale.GERMAN, "Telegram's library is missing. An admin gets it with mvn -Ptelegram and sets TDLIB_PATH to its libtdjson.so."))
                .hasValueSatisfying(said -> assertThat(said).startsWith("Die Bibliothek"));
    }

    @Test
    void sentenceWhenThePageIsEnglishOrNobodyKnowsItThenNone() {
        Sentences telegram = new Sentences(PACKAGES + "telegram.sentences");

        assertThat(telegram.in(Locale.ENGLISH, "Use a QR code instead")).isEmpty();
        assertThat(telegram.in(Locale.GERMAN, "Something else")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"slack", "teamwork", "telegram"})
    void bundlesWhenComparedThenBothLanguagesHaveTheSameWithTheSameValues(String integration) {
        ResourceBundle english = bundle(integration, Locale.ENGLISH);
        ResourceBundle german = bundle(integration, Locale.GERMAN);

        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allSatisfy(key -> assertThat(new MessageFormat(german.getString(key)).getFormats()).as(key).hasSameSizeAs(new MessageFormat(english.getString(key)).getFormats()));
    }

    /** A sentence that a connector does not say any more would be dead in the bundle, and its successor English on German pages. */
    @ParameterizedTest
    @ValueSource(strings = {"slack", "teamwork", "telegram"})
    void patternsWhenComparedWithTheSourcesThenTheConnectorSaysEachOfThem(String integration) {
        String sources = files("src/main/java/io/mcphub/integrations/" + integration, "src/main/resources/io/mcphub/integrations/" + integration + "/connector.properties")
                // Pieces that the sources put together.
                .replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"") + " Paste: User OAuth token Paste: API key Telegram refused the sign-in. Telegram refused the sign-in at this step.";
        ResourceBundle spoken = bundle(integration, Locale.ENGLISH);

        assertThat(spoken.keySet()).allSatisfy(key -> assertThat(pieces(spoken.getString(key))).as(key).isNotEmpty()
                .allSatisfy(piece -> assertThat(sources.contains(piece) || Arrays.stream(piece.split("(?<=\\.) ")).allMatch(sources::contains)).as(piece).isTrue()));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "slack/SlackConnector.java", "slack/connector.properties", "teamwork/TeamworkConnector.java", "teamwork/connector.properties", "telegram/TelegramConnector.java",
        "telegram/signin", "telegram/sessions/TelegramApp.java", "telegram/sessions/NobodyAnswers.java", "telegram/sessions/Questions.java", "telegram/sessions/Closing.java", "telegram/process/WorkerSource.java", "telegram/connector.properties"})
    void sentencesWhenComparedWithTheBundleThenEachIsThere(String place) {
        ResourceBundle spoken = bundle(place.substring(0, place.indexOf('/')), Locale.ENGLISH);
        String known = spoken.keySet().stream().map(spoken::getString).collect(Collectors.joining("\n")).replace("''", "'").replace('"', '\'');

        assertThat(said(place)).isNotEmpty().allSatisfy(sentence -> assertThat(known).contains(sentence));
    }

    private static List<String> said(String place) {
        if (place.endsWith(".properties")) {
            return files("src/main/resources/io/mcphub/integrations/" + place).lines().filter(line -> line.contains(".help = ")).map(line -> line.replaceFirst(".*?\\.help = ", "")).toList();
        }
        return files("src/main/java/io/mcphub/integrations/" + place).lines()
                .filter(line -> !line.contains("Level."))
                .map(line -> line.replace("\\\"", "'").replaceFirst("Map.entry\\(\"[^\"]*\"", ""))
                .flatMap(line -> SENTENCE.matcher(line).results().map(found -> found.group(1).strip()))
                .toList();
    }

    private static List<String> pieces(String pattern) {
        return Arrays.stream(pattern.replace("''", "'").split("\\{\\d}")).map(String::strip).filter(piece -> piece.length() > 2).toList();
    }

    private static ResourceBundle bundle(String integration, Locale language) {
        return ResourceBundle.getBundle(PACKAGES + integration + ".sentences", language);
    }

    private static String files(String... roots) {
        return Stream.of(roots).flatMap(ConnectorSentencesTest::walk).filter(Files::isRegularFile).map(ConnectorSentencesTest::read).collect(Collectors.joining("\n"));
    }

    private static Stream<Path> walk(String root) {
        try (Stream<Path> all = Files.walk(Path.of(root))) {
            return all.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
