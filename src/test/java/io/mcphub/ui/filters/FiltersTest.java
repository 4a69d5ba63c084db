package io.mcphub.ui.filters;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.mcphub.ui.FakeExchange;
import io.mcphub.ui.FakeSettings;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiltersTest {
    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "http://evil.hub.example", "https://hub.example.evil.example", "https://hub.example:444", "null", "", "%", "https://public.example@evil.example"})
    void postWhenOriginIsForeignThenRefusedAsProblem(String origin) throws Exception {
        FakeExchange exchange = post().with("Origin", origin);

        guard(exchange);

        assertThat(exchange.passed).isFalse();
        assertThat(exchange.status).isEqualTo(403);
        assertThat(exchange.received).containsEntry("Content-Type", "application/problem+json");
        assertThat(exchange.text()).contains("https://public.example/problems#forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://hub.example", "https://HUB.example", "https://public.example"})
    void postWhenOriginIsTheHostOrThePublicAddressThenPasses(String origin) throws Exception {
        FakeExchange exchange = post().with("Origin", origin);

        guard(exchange);

        assertThat(exchange.passed).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"same-origin,true", "none,true", "same-site,false", "cross-site,false", "anything,false"})
    void postWhenFetchMetadataThenTheyDecide(String site, boolean passes) throws Exception {
        FakeExchange exchange = post().with("Sec-Fetch-Site", site).with("Origin", "http://hub.example");

        guard(exchange);

        assertThat(exchange.passed).isEqualTo(passes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "TRACE", "post"})
    void methodWhenNotKnownAsSafeThenChecked(String method) throws Exception {
        FakeExchange exchange = new FakeExchange(method, "/logout").with("Sec-Fetch-Site", "cross-site");

        guard(exchange);

        assertThat(exchange.status).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "PUT|/login|405|GET, HEAD, POST", "DELETE|/connections|405|GET, HEAD, POST", "OPTIONS|/login|204|GET, HEAD, POST", "GET|/logout|405|POST", "POST||405|GET, HEAD"
    })
    void methodWhenAPageHasItNotThenNamesThoseThatItHas(String method, String path, int status, String allow) throws Exception {
        FakeExchange exchange = new FakeExchange(method, path == null ? "" : path);

        new MethodsFilter().doFilter(exchange.request(), exchange.response(), exchange.chain());

        assertThat(exchange.passed).isFalse();
        assertThat(exchange.status).isEqualTo(status);
        assertThat(exchange.received).containsEntry("Allow", allow);
    }

    @ParameterizedTest
    @CsvSource({"GET,/login", "POST,/connections", "HEAD,/signup", "POST,/logout", "GET,/"})
    void methodWhenAPageHasItThenPasses(String method, String path) throws Exception {
        FakeExchange exchange = new FakeExchange(method, path);

        new MethodsFilter().doFilter(exchange.request(), exchange.response(), exchange.chain());

        assertThat(exchange.passed).isTrue();
    }

    @Test
    void getWhenFromAnotherSiteThenPasses() throws Exception {
        FakeExchange exchange = new FakeExchange("GET", "/login").with("Sec-Fetch-Site", "cross-site");

        guard(exchange);

        assertThat(exchange.passed).isTrue();
    }

    @Test
    void pageWhenServedThenCarriesStrictHeaders() throws Exception {
        FakeExchange exchange = new FakeExchange("GET", "/login");

        new SecurityHeadersFilter().doFilter(exchange.request(), exchange.response(), exchange.chain());

        assertThat(exchange.passed).isTrue();
        assertThat(exchange.received)
                .containsEntry("X-Content-Type-Options", "nosniff")
                .containsEntry("Referrer-Policy", "same-origin")
                .containsEntry("Cache-Control", "no-store");
        assertThat(List.of(exchange.received.get("Content-Security-Policy").split("; ")))
                .contains("default-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "script-src 'self'")
                .noneMatch(directive -> directive.contains("unsafe") || directive.contains("*"));
    }

    @ParameterizedTest
    @CsvSource({
        "/login,/integrations/slack/connect,false", "/login,/oauth/authorize?client_id=a,false", "/login,/connect/abc,false", "/login,/connections,true",
        "/login,//evil.example/oauth/,true", "/login,,true", "/signup,/oauth/authorize,true"
    })
    void formActionWhenSignInGoesOnElsewhereThenLetsTheRedirectPass(String path, String next, boolean strict) throws Exception {
        FakeExchange exchange = new FakeExchange("GET", path);
        exchange.parameters.put("next", next);

        new SecurityHeadersFilter().doFilter(exchange.request(), exchange.response(), exchange.chain());

        assertThat(exchange.received.get("Content-Security-Policy").contains("form-action 'self'")).isEqualTo(strict);
    }

    @Test
    void styleSheetWhenServedThenMayBeKept() throws Exception {
        FakeExchange exchange = new FakeExchange("GET", "/jakarta.faces.resource/hub.css.xhtml");

        new SecurityHeadersFilter().doFilter(exchange.request(), exchange.response(), exchange.chain());

        assertThat(exchange.received).doesNotContainKey("Cache-Control").containsKey("Content-Security-Policy");
    }

    @ParameterizedTest
    @CsvSource({"/login.xhtml,404", "/connections.xhtml,404", "/jakarta.faces.resource/hub.css.xhtml,200"})
    void xhtmlWhenAskedForThenOnlyResourcesExist(String path, int status) throws Exception {
        FakeExchange exchange = new FakeExchange("GET", path);

        new FacesExtensionFilter().doFilter(exchange.request(), exchange.response(), exchange.chain());

        assertThat(exchange.status).isEqualTo(status);
        assertThat(exchange.passed).isEqualTo(status == 200);
    }

    @ParameterizedTest
    @CsvSource({"GET,x,400", "GET,stateless,400", "POST,x,400", "POST,,400", "POST,stateless,200"})
    void viewStateWhenItCannotBeOursThenRefused(String method, String state, int status) throws Exception {
        FakeExchange exchange = new FakeExchange(method, "/login");
        exchange.parameters.put("jakarta.faces.ViewState", state == null ? "" : state);

        new ViewStateFilter().doFilter(exchange.request(), exchange.response(), exchange.chain());

        assertThat(exchange.status).isEqualTo(status);
        assertThat(exchange.passed).isEqualTo(status == 200);
    }

    @Test
    void viewStateWhenThereIsNoneThenPasses() throws Exception {
        FakeExchange exchange = new FakeExchange("GET", "/login");

        new ViewStateFilter().doFilter(exchange.request(), exchange.response(), exchange.chain());

        assertThat(exchange.passed).isTrue();
    }

    private static FakeExchange post() {
        return new FakeExchange("POST", "/login");
    }

    private static void guard(FakeExchange exchange) throws Exception {
        SameOriginFilter filter = new SameOriginFilter();
        filter.settings = new FakeSettings("https://public.example");
        filter.doFilter(exchange.request(), exchange.response(), exchange.chain());
    }

    @Test
    void policyWhenAPageAddsItsNonceThenThereIsStillOne() throws Exception {
        FakeExchange exchange = new FakeExchange("GET", "/");

        new SecurityHeadersFilter().doFilter(exchange.request(), exchange.response(), (request, response) ->
                ((HttpServletResponse) response).addHeader("Content-Security-Policy", "script-src 'self' 'nonce-x'"));

        assertThat(exchange.set).contains("Content-Security-Policy").doesNotContain("+Content-Security-Policy");
    }

    @Test
    void nonceWhenAFormIsSentThenTheAnswerHasItsOwn() throws Exception {
        FakeExchange exchange = post();
        exchange.parameters.put("primefaces.nonce", "of-the-page");
        List<String> seen = new ArrayList<>();

        new NonceFilter().doFilter(exchange.request(), exchange.response(), (request, response) -> seen.add(request.getParameter("primefaces.nonce")));
        exchange.with("Faces-Request", "partial/ajax");
        new NonceFilter().doFilter(exchange.request(), exchange.response(), (request, response) -> seen.add(request.getParameter("primefaces.nonce")));

        assertThat(seen.get(0)).isNotEqualTo("of-the-page").hasSizeGreaterThan(40);
        assertThat(seen.get(1)).isEqualTo("of-the-page");
    }

    /** Headers come first, so that every refusal carries them; parameters are read last, after the encoding is set. */
    @Test
    void filtersWhenDeclaredThenEachHasItsPlaceInTheOrder() throws Exception {
        String descriptor = Files.readString(Path.of("src/main/webapp/WEB-INF/web.xml"));
        List<String> order = Pattern.compile("<filter-mapping>\\s*<filter-name>(\\w+)<").matcher(descriptor).results().map(mapping -> mapping.group(1)).toList();

        assertThat(order).containsSubsequence("SecurityHeadersFilter", "MethodsFilter", "SameOriginFilter", "ViewStateFilter");
        assertThat(new ClassFileImporter().importPackages("io.mcphub"))
                .noneMatch(type -> type.isAnnotatedWith(WebFilter.class));
    }
}
