package io.mcphub.platform.http;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A problem as a page for a browser. It does not use Faces, so that it works when Faces fails. */
public final class ProblemPage {
    public static final String MEDIA_TYPE = "text/html;charset=UTF-8";

    /** The headers of such a page: no caching, no scripts, no framing, no referrer. */
    public static final Map<String, String> HEADERS = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer");

    private static final String PAGE =
            """
            <!DOCTYPE html>
            <html lang="%3$s">
              <head>
                <title>%1$s · MCP Hub</title>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <link rel="icon" type="image/svg+xml" href="/jakarta.faces.resource/hub.svg.xhtml?ln=images">
                <link rel="stylesheet" href="/jakarta.faces.resource/hub.css.xhtml?ln=css">
              </head>
              <body>
                <header class="top"><a class="brand" href="/"><img src="/jakarta.faces.resource/hub.svg.xhtml?ln=images" alt="" width="28" height="28">MCP Hub</a></header>
                <main id="content" class="narrow problem-page"><h1>%1$s</h1><p class="lead" role="alert">%2$s</p><p class="ways"><a class="button primary" href="/">%4$s</a>%5$s</p></main>
              </body>
            </html>
            """;

    /** Statuses that may be another one the next time. */
    private static final Set<Integer> AGAIN = Set.of(408, 429, 500, 502, 503);

    private ProblemPage() {}

    /**
     * The page of a problem. It is in the reader's language, but for a detail that nobody has put into it.
     *
     * @param accepted the language that the person chose, or else the header {@code Accept-Language}; may be null
     */
    public static String of(ProblemDocument problem, @Nullable String accepted) {
        ProblemTexts texts = ProblemTexts.of(accepted);
        String detail = problem.detail() != null ? Refusals.in(texts.language(), problem.detail()) : texts.silence(problem.status());
        return page(texts, texts.heading(problem.status()), detail, otherWay(texts, problem.status()));
    }

    /**
     * The page of a request that leads nowhere. It shows nothing of the request.
     *
     * @param accepted the header {@code Accept-Language}; may be null
     */
    public static String of(String detail, @Nullable String accepted) {
        ProblemTexts texts = ProblemTexts.of(accepted);
        return page(texts, texts.text("unanswerable"), Refusals.in(texts.language(), detail), "");
    }

    /** What may help besides the start page: signing in, or the same again where time helps. */
    private static String otherWay(ProblemTexts texts, int status) {
        String way = status == 401 ? "sign-in" : AGAIN.contains(status) ? "again" : null;
        return way == null ? "" : " <a class=\"button quiet\" href=\"" + (status == 401 ? "/login" : "") + "\">" + escaped(texts.text(way)) + "</a>";
    }

    private static String page(ProblemTexts texts, String heading, String text, String otherWay) {
        return PAGE.formatted(escaped(heading), escaped(text), texts.language().getLanguage(), escaped(texts.text("home")), otherWay);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
