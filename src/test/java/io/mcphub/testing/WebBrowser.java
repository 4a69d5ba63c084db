package io.mcphub.testing;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A person's browser at a hub: keeps cookies, presses buttons of forms, follows nothing by itself. It reaches the hub on
 * this machine whatever public address that has, and sends a cookie that is for https alone all the same, as behind a proxy.
 */
public final class WebBrowser {
    private static final Pattern HIDDEN = Pattern.compile("<input(?=[^>]*type=\"hidden\")(?=[^>]*name=\"([^\"]+)\")(?=[^>]*value=\"([^\"]*)\")[^>]*>");

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final URI hub;

    public WebBrowser(URI hub) {
        this.hub = hub;
    }

    /** Path and query of an address, wherever it says that the hub is. */
    public static String path(String address) {
        URI uri = URI.create(address);
        return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(hub.resolve(path)).header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
    }

    /** Presses a button of the form with that id, with what its hidden fields say and what is typed. */
    public HttpResponse<String> submit(HttpResponse<String> page, String formId, String button, String... typed) throws IOException, InterruptedException {
        Matcher form = Pattern.compile("<form id=\"" + Pattern.quote(formId) + "\"[^>]*action=\"([^\"]*)\".*?</form>", Pattern.DOTALL).matcher(page.body());
        if (!form.find()) {
            throw new AssertionError("no form " + formId + " in " + page.body());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        HIDDEN.matcher(form.group()).results().forEach(hidden -> fields.put(hidden.group(1), hidden.group(2)));
        fields.put(formId + ":" + button, "pressed");
        for (int i = 0; i < typed.length; i += 2) {
            fields.put(formId + ":" + typed[i], typed[i + 1]);
        }
        String body = fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(page.uri().resolve(form.group(1).replace("&amp;", "&")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Signs in on the login page; the answer leads to {@code next}. */
    public HttpResponse<String> signIn(String next, String email, String password) throws IOException, InterruptedException {
        return submit(get("/login?next=" + URLEncoder.encode(next, StandardCharsets.UTF_8)), "form", "submit", "email", email, "password", password);
    }

    /** What it sends with each request, for a connection of another kind. */
    public String cookieHeader() {
        return cookies.entrySet().stream().map(c -> c.getKey() + "=" + c.getValue()).collect(Collectors.joining("; "));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookieHeader());
        }
        HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return answer;
    }

    private void keep(String setCookie) {
        String[] pair = setCookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }
}
