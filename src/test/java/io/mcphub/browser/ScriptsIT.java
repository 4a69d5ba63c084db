package io.mcphub.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A script in every text field of every page: what the page answers does not run it, and neither does a page that shows it later. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScriptsIT extends InTheBrowser {
    private static final String SCRIPT = "\"'><img src=x onerror=window.ran=1><script>window.ran=1</script>#{7*7}";
    private static final String TEXTS = "input[type=text], input[type=search], input[type=email], input[type=password], input:not([type]), textarea";
    private static final String FORMS = "const forms = [...document.querySelectorAll('main form')].filter(f => f.querySelector('" + TEXTS + "'));";
    /** Types past what the browser would refuse, and sends the form. */
    private static final String SEND = FORMS + """
            const form = forms[arguments[0]];
            form.noValidate = true;
            form.querySelectorAll('%s').forEach(field => { field.removeAttribute('maxlength'); field.type === 'email' && (field.type = 'text'); field.value = arguments[1]; });
            for (let e = form; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true;
            form.querySelector('button[type=submit], button:not([type]), input[type=submit]').click();
            """.formatted(TEXTS);

    private Furniture furniture;
    private PortalPage.Reader reader = PortalPage.Reader.NOBODY;

    /** Whoever is signed in stays so from page to page. */
    @Override
    void begin() {
        visitor.comesFrom(Visitor.freshAddress());
    }

    @BeforeAll
    void furnish() {
        furniture = new Furniture();
    }

    static Stream<PortalPage> pages() {
        return Pages.ALL.stream().filter(page -> !page.name().startsWith("people-none"));
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("pages")
    void fieldsWhenAScriptIsTypedAndSentThenItDoesNotRun(PortalPage page) {
        open(page);
        long forms = (Long) visitor.chrome().executeScript(FORMS + "return forms.length");
        for (int form = 0; form < forms; form++) {
            visitor.open(furniture.path(page));
            visitor.chrome().executeScript("window.before = true");
            visitor.chrome().executeScript(SEND, form, SCRIPT);
            visitor.until("the form was not sent", () -> visitor.chrome().executeScript("return document.readyState === 'complete' && window.before !== true").equals(true));
            assertNothingRan(page.path());
        }
    }

    @Order(2)
    @ParameterizedTest
    @MethodSource("pages")
    void pageWhenItShowsWhatWasTypedThenNothingRuns(PortalPage page) {
        open(page);
        assertNothingRan(page.path());
    }

    private void open(PortalPage page) {
        if (reader != page.reader()) {
            reader = page.reader();
            visitor.leave();
            furniture.enter(visitor, reader);
        }
        visitor.open(furniture.path(page));
    }

    private void assertNothingRan(String where) {
        Map<String, Object> seen = Map.of("ran", visitor.chrome().executeScript("return window.ran ?? false"), "computed", visitor.text().contains("onerror") && visitor.text().contains("#49"));
        assertThat(seen).as(where).isEqualTo(Map.of("ran", false, "computed", false));
        assertThat(visitor.log().complaints()).filteredOn(complaint -> complaint.contains("Content Security Policy")).as(where).isEqualTo(List.of());
    }
}
