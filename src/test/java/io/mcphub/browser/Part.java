package io.mcphub.browser;

import java.time.Duration;
import java.util.List;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.jspecify.annotations.Nullable;

/**
 * A part of a page, found by what a person sees: buttons and links by their words, fields by their labels. Everything waits until
 * it is there, so that a test says only what happens.
 */
class Part {
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What finds an element by its words; the words of a name may begin it, but an exact name goes first. */
    private static final String FIND = """
            const part = (() => {%s})();
            if (!part) return null;
            const plain = text => (text ?? '').replace(/\\s+/g, ' ').trim();
            const seen = element => element.checkVisibility({visibilityProperty: true});
            const name = element => plain(element.getAttribute('aria-label') || (element.tagName === 'INPUT' ? element.value : element.textContent));
            const choose = all => all.find(e => name(e) === arguments[0]) ?? all.find(e => name(e).startsWith(arguments[0]));
            """;
    private static final String BUTTON = FIND + "return choose([...part.querySelectorAll('button, a[href], summary, input[type=submit], input[type=button], [role=button], [role=tab], [role=menuitem]')].filter(seen)) ?? null";
    private static final String FIELD = FIND + "const label = choose([...part.querySelectorAll('label')].filter(seen));"
            + "return label?.control ?? [...part.querySelectorAll('[aria-label]')].find(e => e.getAttribute('aria-label') === arguments[0]) ?? null";
    private static final String SECTION = "const heading = [...(() => {%s})().querySelectorAll('h1, h2, h3, h4, caption, legend, summary, dialog[aria-label]')].find(h => h.checkVisibility() && h.textContent.replace(/\\s+/g, ' ').trim().startsWith(%s));"
            + "return heading?.closest('section, dialog, [role=dialog], article, fieldset, details, form, table, li') ?? null";

    private final ChromeDriver chrome;
    private final String find;

    /**
     * A part of what a browser shows.
     *
     * @param find the body of a function that returns its element
     */
    Part(ChromeDriver chrome, String find) {
        this.chrome = chrome;
        this.find = find;
    }

    /** The section, dialog or form under a heading that begins so. */
    Part in(String heading) {
        return new Part(chrome, SECTION.formatted(find, "'" + heading.replace("'", "\\'") + "'"));
    }

    /** The smallest row of a table or list that contains a text. */
    Part row(String text) {
        return new Part(chrome, "return [...(() => {%s})().querySelectorAll('tr, li, article, section')].filter(r => r.textContent.includes('%s')).pop()".formatted(find, text));
    }

    /** Presses a button, follows a link, opens what is folded: whatever carries these words. */
    Part click(String name) {
        until("nothing to press called " + name, () -> {
            WebElement button = element(BUTTON, name);
            if (button == null) {
                return false;
            }
            button.click();
            return true;
        });
        return this;
    }

    /** Types into a field instead of what was there. */
    Part fill(String label, String text) {
        WebElement field = field(label);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Chooses from a list by the words of the choice. */
    Part choose(String label, String choice) {
        new Select(field(label)).selectByVisibleText(choice);
        return this;
    }

    /** Ticks or unticks. */
    Part tick(String label, boolean on) {
        WebElement box = field(label);
        if (box.isSelected() != on) {
            box.click();
        }
        return this;
    }

    /** Waits until a text is to be seen. */
    Part sees(String text) {
        until("no \"" + text + "\"", () -> text().contains(text));
        return this;
    }

    /** Waits until a text is not to be seen. */
    Part seesNo(String text) {
        until("still \"" + text + "\"", () -> !text().contains(text));
        return this;
    }

    /** The text as it is shown, or nothing while the part is not there. */
    String text() {
        return String.valueOf(chrome.executeScript("return (() => {" + find + "})()?.innerText ?? ''"));
    }

    /** Whether the words of a field are marked as wrong, and the field says so to a screen reader. */
    boolean isInvalid(String label) {
        return "true".equals(field(label).getAttribute("aria-invalid"));
    }

    /** Whether a button or link with these words is there now. */
    boolean offers(String name) {
        return element(BUTTON, name) != null;
    }

    /** The field under a label. */
    WebElement field(String label) {
        WebElement[] found = new WebElement[1];
        until("no field called " + label, () -> (found[0] = element(FIELD, label)) != null);
        return found[0];
    }

    /** The elements of a selector, for what has no words. */
    List<WebElement> all(String selector) {
        return ((WebElement) chrome.executeScript("return (() => {" + find + "})()")).findElements(org.openqa.selenium.By.cssSelector(selector));
    }

    private @Nullable WebElement element(String script, String name) {
        return (WebElement) chrome.executeScript(script.formatted(find), name);
    }

    /** A condition of the page; while it is being replaced, it does not hold. */
    interface Condition {
        boolean holds();
    }

    void until(String otherwise, Condition condition) {
        new WebDriverWait(chrome, PATIENCE, Duration.ofMillis(50)).withMessage(() -> otherwise + " at " + chrome.getCurrentUrl() + ":\n" + text()).until(page -> {
            try {
                return condition.holds();
            } catch (StaleElementReferenceException replaced) {
                return false;
            } catch (WebDriverException covered) {
                if (covered.getMessage().contains("click intercepted") || covered.getMessage().contains("Execution context")) {
                    return false;
                }
                throw covered;
            }
        });
    }
}
