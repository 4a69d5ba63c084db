package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The checks for every page find what they are for: each is shown a page that is wrong on purpose. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrowserChecksIT {
    private Visitor visitor;

    @BeforeAll
    void arrive() {
        Chromium.require();
        visitor = Visitor.arrives();
    }

    @AfterAll
    void leave() {
        if (visitor != null) {
            visitor.close();
        }
    }

    @BeforeEach
    void open() {
        visitor.on(320, 640, "light").open("/login").log();
    }

    @Test
    void axeWhenAPictureHasNoWordsThenSaysSo() {
        add("<img src='/resources/none.svg'>");
        assertThat(Axe.violations(visitor.chrome())).anyMatch(violation -> violation.startsWith("image-alt"));
    }

    @Test
    void widthWhenSomethingIsWiderThanTheWindowThenItIsNamed() {
        add("<p class='wide-on-purpose'>wide</p>");
        visitor.chrome().executeScript("document.querySelector('.wide-on-purpose').style.width = '900px'");
        assertThat(Tour.tooWide(visitor)).anyMatch(element -> element.contains("wide-on-purpose"));
    }

    @Test
    void logWhenAScriptStandsInThePageThenThePolicyComplains() {
        visitor.chrome().executeScript("const s = document.createElement('script'); s.textContent = 'window.ran = true'; document.body.append(s)");
        assertThat(visitor.log().complaints()).anyMatch(complaint -> complaint.contains("Content Security Policy"));
        assertThat(visitor.chrome().executeScript("return window.ran ?? false")).isEqualTo(false);
    }

    @Test
    void logWhenAPageAsksAnotherMachineThenTheRequestIsSeen() {
        visitor.chrome().executeScript("location.assign('https://example.com/elsewhere')");
        visitor.until("no request", () -> visitor.log().foreign().contains("https://example.com/elsewhere"));
    }

    private void add(String html) {
        visitor.chrome().executeScript("document.querySelector('main').insertAdjacentHTML('beforeend', arguments[0])", html);
    }
}
