package io.mcphub.browser;

import static io.mcphub.browser.PortalPage.Reader.NOBODY;

import io.mcphub.browser.PortalPage.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Visits each page once and remembers what was seen there. One browser, which people use one after the other. */
final class Tour implements AutoCloseable {
    /** Ends when everything that was changed is painted. */
    private static final String PAINTED = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)))";
    /** Costs minutes. */
    private static final boolean EVERY_LOOK = Boolean.getBoolean("every.look");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /** Elements that reach beyond their card or the window, but for those in a part that scrolls by itself. */
    private static final String TOO_WIDE = """
            const right = e => e.getBoundingClientRect().right;
            const scrolls = e => e && !e.matches('main, header') && (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
            const shown = [...document.querySelectorAll('main *, header *')].filter(e => e.checkVisibility() && !e.closest('.unseen, svg') && !scrolls(e.parentElement));
            const wide = document.documentElement.scrollWidth > innerWidth ? ['page: ' + document.documentElement.scrollWidth + ' px'] : [];
            return [...wide, ...shown.filter(e => right(e) > Math.min(innerWidth, e.closest('.card') ? right(e.closest('.card')) : innerWidth) + 1).map(e => e.outerHTML.slice(0, 120))];
            """;

    /** Words of texts that a line's end cuts, as in "Verbindungsdokto|r"; names and addresses may be cut. */
    private static final String CUT = """
            const cut = [], lines = range => new Set([...range.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top))).size;
            const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let text = texts.nextNode(); text; text = texts.nextNode()) {
                if (!text.parentElement.checkVisibility() || text.parentElement.closest('.unseen, pre, code, script')) continue;
                for (const word of text.data.matchAll(/(?<![\\p{L}\\p{N}.@_\\/-])\\p{L}{3,}(?![\\p{L}\\p{N}@_\\/]|\\.\\p{L})/gu)) {
                    const range = document.createRange();
                    range.setStart(text, word.index);
                    range.setEnd(text, word.index + word[0].length);
                    if (lines(range) > 1) cut.push(word[0]);
                }
            }
            const pen = document.createElement('canvas').getContext('2d');
            document.querySelectorAll('input[type=submit]').forEach(button => {
                const style = getComputedStyle(button);
                const room = button.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
                pen.font = style.font;
                if (button.checkVisibility()) button.value.split(' ').filter(word => pen.measureText(word).width > room + 1).forEach(word => cut.push(word));
            });
            return cut;
            """;

    private final Furniture furniture;
    private final Visitor visitor = Visitor.arrives();
    private final Map<PortalPage, Seen> seen = new HashMap<>();
    private Reader reader = NOBODY;

    /**
     * What was found on a page.
     *
     * @param violations what axe says, with the look it was seen in
     * @param tooWide what does not fit into a desktop or into 320 pixels, in English and in German, whose words are longer
     * @param cut words that do not fit into a line there
     * @param complaints warnings and errors in the browser's console
     * @param foreign requests to other machines
     */
    record Seen(List<String> violations, List<String> tooWide, List<String> cut, List<String> complaints, List<String> foreign) {}

    Tour(Furniture furniture) {
        this.furniture = furniture;
    }

    /** What is on a page; the first call goes there. */
    Seen seen(PortalPage page) {
        return seen.computeIfAbsent(page, this::visit);
    }

    @Override
    public void close() {
        visitor.close();
    }

    private Seen visit(PortalPage page) {
        become(page.reader());
        visitor.on(1280, 900, "light").log();
        visitor.open(furniture.path(page));
        List<String> violations = new ArrayList<>(Axe.violations(visitor.chrome()));
        if (EVERY_LOOK) {
            violations.addAll(otherLooks(page));
        }
        List<String> tooWide = new ArrayList<>(tooWide(visitor));
        List<String> cut = new ArrayList<>(list(CUT));
        photograph(page, "desktop-light");
        if (EVERY_LOOK) {
            look(1280, 900, "dark");
            photograph(page, "desktop-dark");
            look(320, 640, "dark");
            photograph(page, "phone-dark");
        }
        look(320, 640, "light");
        photograph(page, "phone-light");
        tooWide.addAll(tooWide(visitor));
        BrowserLog log = visitor.log();
        visitor.speaks("de").open(furniture.path(page));
        tooWide.addAll(tooWide(visitor));
        cut.addAll(list(CUT));
        visitor.speaks("en");
        return new Seen(violations, tooWide, cut, log.complaints(), log.foreign());
    }

    /** What axe says in the looks that the first visit did not have; then the page is as before. */
    private List<String> otherLooks(PortalPage page) {
        List<String> violations = new ArrayList<>();
        for (String language : List.of("de", "en")) {
            for (String colours : List.of("dark", "light")) {
                visitor.speaks(language).on(1280, 900, colours).open(furniture.path(page));
                Axe.violations(visitor.chrome()).forEach(violation -> violations.add(language + ", " + colours + ": " + violation));
            }
        }
        return violations;
    }

    /** Only what a script has drawn needs a new page to look otherwise. */
    private void look(int width, int height, String colours) {
        visitor.on(width, height, colours);
        if (!visitor.all("canvas").isEmpty()) {
            visitor.reload();
        }
    }

    private void become(Reader wanted) {
        if (wanted == reader) {
            return;
        }
        furniture.enter(visitor, wanted);
        reader = wanted;
    }

    @SuppressWarnings("unchecked")
    private List<String> list(String script) {
        return (List<String>) visitor.chrome().executeScript(script);
    }

    /** What sticks out of its card or of the window. */
    @SuppressWarnings("unchecked")
    static List<String> tooWide(Visitor visitor) {
        return (List<String>) visitor.chrome().executeScript(TOO_WIDE);
    }

    /** The whole page, however long it is. */
    private void photograph(PortalPage page, String look) {
        visitor.chrome().executeAsyncScript(PAINTED);
        String png = (String) visitor.cdp("Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true, "optimizeForSpeed", true)).get("data");
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(page.name() + "-" + look + ".png"), Base64.getDecoder().decode(png));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
