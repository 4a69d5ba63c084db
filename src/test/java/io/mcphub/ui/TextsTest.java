package io.mcphub.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.audit.AuditAction;
import io.mcphub.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    /** Names of texts that a page puts together, as they begin. */
    private static final List<String> PUT_TOGETHER = List.of("messages: problem.", "audit: action.", "messages: status.", "home: chart-", "doctor: step.", "doctor: state.", "doctor: do.", "people: status.", "people: kind.", "people: role.", "people: sort.", "people: done.", "tools: effect.", "audit: effect.", "overview: range.", "overview: health.", "overview: worked", "overview: half", "connecting: notice.", "connecting: reason.", "connecting: connect.", "connecting: connections.may.",
            "providers: done.", "providers: health.", "providers: writes.", "providers: source.", "providers: problem.", "providers: integrations.secret-",
            "tokens: access.", "tokens: tools.", "tokens: done.", "tokens: reach-", "ai: name.", "ai: open.", "ai: paste.", "ai: then.", "ai: warn.");

    private static final ResourceBundle TEXTS = bundle("messages", Locale.ENGLISH);

    @ParameterizedTest
    @EnumSource(Problem.class)
    void problemWhenItExistsThenPageAndDocumentExplainIt(Problem problem) throws IOException {
        String document = Files.readString(Path.of("docs/problems.md"));

        for (String part : List.of("means", "do")) {
            assertThat(document).contains("## " + problem.slug() + "\n").contains(TEXTS.getString("problem." + problem.slug() + "." + part));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connected", "disconnected", "saved", "error.not_configured", "error.https_required", "error.access_denied", "error.state", "error.upstream", "error.upstream_refused", "error.other"})
    void noticeWhenItCanBeShownThenHasAText(String key) {
        assertThat(bundle("connecting", Locale.ENGLISH).containsKey("notice." + key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_required", "not_configured", "setup"})
    void reasonWhenItCanBeShownThenHasAText(String reason) {
        assertThat(bundle("connecting", Locale.ENGLISH).containsKey("reason." + reason)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(AuditAction.class)
    void actionWhenItCanBeInTheAuditThenHasAText(AuditAction action) {
        assertThat(bundle("audit", Locale.ENGLISH).containsKey("action." + action.wire())).isTrue();
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void textsWhenComparedWithPagesThenNeitherHasMore(String name, String variable) throws IOException {
        Pattern use = Pattern.compile("\\b" + variable + "\\['([^']+)'\\](?!\\.)");
        Set<String> named = new TreeSet<>();
        for (String page : pages()) {
            use.matcher(page).results().map(found -> found.group(1)).forEach(named::add);
        }
        Set<String> known = new TreeSet<>(bundle(name, Locale.ENGLISH).keySet());

        assertThat(known).containsAll(named);
        known.removeIf(key -> PUT_TOGETHER.stream().anyMatch((name + ": " + key)::startsWith));
        assertThat(named).containsAll(known);
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void textsWhenThereAreSeveralLanguagesThenAllSayTheSame(String name) {
        ResourceBundle english = bundle(name, Locale.ENGLISH);
        ResourceBundle german = bundle(name, Locale.GERMAN);

        assertThat(german.keySet()).isEqualTo(english.keySet());
        assertThat(english.keySet()).allSatisfy(key -> {
            assertThat(german.getString(key)).as(key).isNotBlank();
            assertThat(placeholders(german.getString(key))).as(key).isEqualTo(placeholders(english.getString(key)));
        });
    }

    @Test
    void pagesWhenReadThenHaveNoInlineScriptOrStyle() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(8).noneMatch(page -> Pattern.compile("<script(?! src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:").matcher(page).find());
    }

    /** Each bundle with the name by which pages call it. */
    static Stream<Arguments> bundles() throws IOException {
        String config = Files.readString(Path.of("src/main/webapp/WEB-INF/faces-config.xml"));
        return Pattern.compile("<base-name>io\\.mcphub\\.ui\\.([^<]+)</base-name>\\s*<var>([^<]+)</var>").matcher(config).results().map(found -> Arguments.of(found.group(1), found.group(2)));
    }

    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle("io.mcphub.ui." + name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> placeholders(String text) {
        return Pattern.compile("\\{\\d").matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> pages() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/webapp"))) {
            return files.filter(file -> file.toString().endsWith(".xhtml")).map(TextsTest::read).toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
