package io.mcphub.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.JavascriptExecutor;

/** What axe finds wrong on the page that a browser shows: WCAG 2.2 AA and axe's own good practice. */
final class Axe {
    static final Path SCRIPT = Path.of("src", "test", "conformance", "node_modules", "axe-core", "axe.min.js").toAbsolutePath();

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
               .then(found => done(found.violations.flatMap(v => v.nodes.map(n => v.id + ': ' + n.html + ' (' + n.failureSummary + ')'))), failed => done(['axe failed: ' + failed]));
            """;

    private Axe() {}

    /** Each violation with the element and what to do about it. */
    @SuppressWarnings("unchecked")
    static List<String> violations(JavascriptExecutor page) {
        page.executeScript(source());
        return (List<String>) page.executeAsyncScript(RUN);
    }

    private static String source() {
        try {
            return Files.readString(SCRIPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
