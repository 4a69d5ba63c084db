package io.mcphub.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("io.mcphub.ui.messages");
    private static final ResourceBundle MEMBER_TEXTS = ResourceBundle.getBundle("io.mcphub.ui.member");

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
        assertThat(TEXTS.containsKey("notice." + key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https_required", "not_configured"})
    void reasonWhenItCanBeShownThenHasAText(String reason) {
        assertThat(TEXTS.containsKey("reason." + reason)).isTrue();
    }

    @Test
    void pagesWhenTheyNameATextThenItExists() throws IOException {
        Set<String> named = new TreeSet<>();
        for (String page : pages()) {
            Pattern.compile("msg\\['([^']+)'\\](?!\\.)").matcher(page).results().map(MatchResult::group).map(g -> g.substring(5, g.length() - 2)).forEach(named::add);
        }

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(TEXTS.keySet()).containsAll(named);
    }

    @Test
    void memberTextsWhenComparedWithPagesThenNeitherHasMore() throws IOException {
        Set<String> named = new TreeSet<>(Set.of("home.chart-ok", "home.chart-failed"));
        for (String page : pages()) {
            Pattern.compile("member\\['([a-z.-]+)'\\](?!\\.)").matcher(page).results().map(found -> found.group(1)).forEach(named::add);
        }
        Stream.of("ok", "error", "refused", "interrupted", "started").map("status."::concat).forEach(named::add);

        assertThat(MEMBER_TEXTS.keySet()).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void pagesWhenReadThenHaveNoInlineScriptOrStyle() throws IOException {
        assertThat(pages()).hasSizeGreaterThan(8).noneMatch(page -> Pattern.compile("<script(?! src=)|<style|\\sstyle=|\\son[a-z]+=|javascript:").matcher(page).find());
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
