package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProblemPageTest {
    @Test
    void pageWhenTheDetailHasMarkupThenItIsText() {
        ProblemDocument document = ProblemDocument.of("http://hub", HubException.notFound("There is no <script>alert(\"1\")</script> & Co."));

        assertThat(ProblemPage.of(document, null)).contains("<h1>There is no such page</h1>", "There is no &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Co.").doesNotContain("<script>");
    }

    @ParameterizedTest
    @CsvSource({"de-AT,de,Diese Seite gibt es nicht,Zur Startseite", "'fr, de;q=0.5',de,Diese Seite gibt es nicht,Zur Startseite", "fr,en,There is no such page,Go to the start page", "'\";;',en,There is no such page,Go to the start page"})
    void pageWhenTheBrowserHasALanguageThenSpeaksItOrEnglish(String accepted, String language, String heading, String way) {
        ProblemDocument document = ProblemDocument.ofStatus("http://hub", 404);

        assertThat(ProblemPage.of(document, accepted)).contains("<html lang=\"" + language + "\">", "<h1>" + heading + "</h1>", way);
    }

    @Test
    void pageWhenTheCoreRefusedThenItsSentenceIsInThatLanguageToo() {
        assertThat(ProblemPage.of(ProblemDocument.of("http://hub", HubException.notFound("There is no such person.")), "de")).contains("Diese Person gibt es nicht.");
    }

    @ParameterizedTest
    @CsvSource({"401,/login,Sign in", "503,'',Try again"})
    void pageWhenSomethingElseMayHelpThenLeadsThere(int status, String path, String way) {
        assertThat(ProblemPage.of(ProblemDocument.ofStatus("http://hub", status), "en")).contains("<a class=\"button quiet\" href=\"" + path + "\">" + way + "</a>");
        assertThat(ProblemPage.of(ProblemDocument.ofStatus("http://hub", 404), "en")).doesNotContain(way);
    }

    @Test
    void textsWhenComparedThenBothLanguagesSayTheSame() {
        assertThat(ProblemTexts.of("de").texts().keySet()).isEqualTo(ProblemTexts.of("en").texts().keySet());
    }

    @Test
    void pageWhenAStatusHasNoTextOfItsOwnThenNamesIt() {
        assertThat(ProblemPage.of(ProblemDocument.ofStatus("http://hub", 418), "en")).contains("<h1>This did not work</h1>", "status 418");
    }

    @Test
    void pageWhenARequestLeadsNowhereThenInTheReadersLanguageAndEscaped() {
        assertThat(ProblemPage.of("<b>no</b>", "de-AT")).contains("<h1>Diese Anfrage lässt sich nicht beantworten</h1>", "&lt;b&gt;no&lt;/b&gt;");
        assertThat(ProblemPage.of("<b>no</b>", (String) null)).contains("<h1>This request cannot be answered</h1>");
    }
}
