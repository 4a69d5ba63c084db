package io.mcphub.oauth;

import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on the person: the consent page and the sign-in before it. */
class OAuthConsentAttacksIT extends OAuthAttacks {
    // The consent page

    @Test
    @Tag("X1")
    void clientGetsNothingBeforeThePersonAnswered() throws Exception {
        HttpResponse<String> answer = get(browser, authorize(clientId, REDIRECT, new CodeVerifier()));

        assertThat(location(answer)).startsWith(issuer + "/oauth/consent?request=").doesNotContain("code=");
        assertThat(get(browser, location(answer)).statusCode()).isEqualTo(200);
    }

    @Test
    @Tag("X2")
    void consentIsNotForgedByAnotherSite() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());

        for (Map<String, String> headers : List.of(
                Map.of("Origin", "https://evil.example"), Map.of("Origin", "null"), Map.of("Sec-Fetch-Site", "cross-site"), Map.of("Sec-Fetch-Site", "same-site"), Map.of("Origin", issuer + ".evil.example"))) {
            assertThat(submit(browser, page, "form:allow", headers).statusCode()).as(headers.toString()).isEqualTo(403);
        }
        assertThat(submit(browser, page, "form:allow", Map.of(), "proof", "guessed").headers().firstValue("Location")).isEmpty();
        assertThat(get(browser, "/oauth/consent?form:allow=pressed&" + page.uri().getQuery()).headers().firstValue("Location")).as("a GET decides nothing").isEmpty();
        assertThat(answer(submit(browser, page, "form:allow", Map.of()))).as("still undecided").containsKey("code");
    }

    @Test
    @Tag("X2")
    @Tag("X7")
    void consentIsNotGivenInAnotherSession() throws Exception {
        HttpResponse<String> page = consentPage(clientId, new CodeVerifier());
        HttpClient other = newBrowser();
        signIn(other, "/connections");

        assertThat(get(other, page.uri().getPath() + "?" + page.uri().getQuery()).body()).doesNotContain("form:allow");
        assertThat(submit(other, page, "form:allow", Map.of()).headers().firstValue("Location")).isEmpty();
        assertThat(submit(newBrowser(), page, "form:allow", Map.of()).headers().firstValue("Location").orElse("")).as("nobody signed in").doesNotContain("code=");
        assertThat(answer(submit(browser, page, "form:allow", Map.of()))).containsKey("code");
    }

    @Test
    @Tag("X2")
    void pageIsNotFramedCachedOrScripted() throws Exception {
        List<HttpResponse<String>> pages = List.of(
                consentPage(clientId, new CodeVerifier()), get(newBrowser(), "/login?next=/oauth/consent"), get(browser, authorize("nobody", REDIRECT, new CodeVerifier())));

        for (HttpResponse<String> page : pages) {
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse("")).as(page.uri().getPath()).contains("frame-ancestors 'none'").doesNotContain("unsafe");
            assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(page.body()).doesNotContain("<script");
        }
    }

    @Test
    @Tag("B16")
    @Tag("X2")
    @Tag("X10")
    void clientDoesNotHideWhoItIsAndWhereTheAnswerGoes() throws Exception {
        String page = consentPage(register("Plain name"), new CodeVerifier()).body();

        assertThat(page).contains("Plain name").contains("127.0.0.1").contains(REDIRECT).contains("nobody vouches").contains("Any program that runs there can pretend");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "#{facesContext.externalContext}", "${7*7}", "</title><script>", "'-alert(1)-'"})
    @Tag("X11")
    void scriptInAClientsNameDoesNotRun(String name) throws Exception {
        String page = consentPage(register(name), new CodeVerifier()).body();

        assertThat(page).doesNotContain("<script").doesNotContain("<img src=x").contains("wants to use");
        if (name.contains("{")) {
            assertThat(page).contains(name);
        }
    }

    @Test
    @Tag("X11")
    void addressesThatAClientTellsAreNeitherShownNorFetched() throws Exception {
        HttpResponse<String> answer = registration("{\"client_name\":\"App\",\"redirect_uris\":[\"" + REDIRECT + "\"],\"logo_uri\":\"http://127.0.0.1:" + world.port() + "/logo\",\"client_uri\":\"javascript:alert(1)\",\"jwks_uri\":\"http://127.0.0.1:" + world.port() + "/jwks\"}");

        if (answer.statusCode() == 201) {
            assertThat(consentPage(JSON.readTree(answer.body()).get("client_id").asText(), new CodeVerifier()).body()).doesNotContain("javascript:").doesNotContain(world.port() + "/logo");
        }
        world.verify(0, getRequestedFor(urlPathEqualTo("/logo")));
        world.verify(0, getRequestedFor(urlPathEqualTo("/jwks")));
    }

    @Test
    void stateAndErrorsDoNotCarryHeadersOrScriptsOut() throws Exception {
        String state = "x\r\nSet-Cookie: evil=1<script>";
        String path = authorize(clientId, REDIRECT, new CodeVerifier()).replace(form("state", STATE), form("state", state)) + "&scope=nonsense";

        HttpResponse<String> answer = get(browser, path);

        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(location(answer)).doesNotContain("\n").doesNotContain("<");
        assertThat(answer(answer)).containsEntry("state", state);
    }

    // Signing in

    @Test
    void passwordIsNotGuessedByTryingOften() throws Exception {
        String email = "guessed@example.com";
        createUser(email);
        String from = "198.51.100.7";
        for (int i = 0; i < 10; i++) {
            assertThat(loginFrom(from + (i % 3), email, "wrong-password-" + i).statusCode()).isEqualTo(401);
        }

        HttpResponse<String> right = loginFrom("198.51.100.80", email, FULL_PASSWORD);

        assertThat(right.statusCode()).as("not even the right one, from another address of that network").isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();
        HttpClient fresh = newBrowser();
        HttpResponse<String> page = submit(fresh, get(fresh, "/login"), "form:submit", Map.of(), "form:email", email, "form:password", FULL_PASSWORD);
        assertThat(page.statusCode()).as("the owner, from another network, is not locked out").isEqualTo(303);
    }

    @Test
    void sessionThatAnAttackerPlantedIsNotTheOneThatIsSignedIn() throws Exception {
        HttpClient attacker = HttpClient.newHttpClient();
        HttpResponse<String> page = hub.send(HttpRequest.newBuilder(hub.uri().resolve("/login")).header("Cookie", "hub_session=planted; JSESSIONID=planted").build());
        HttpResponse<String> signedIn = submit(attacker, page, "form:submit", Map.of("Cookie", "hub_session=planted; JSESSIONID=planted"),
                "form:email", hub.adminEmail().orElseThrow(), "form:password", hub.adminPassword().orElseThrow());

        String cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();

        assertThat(cookie).startsWith("hub_session=").contains("HttpOnly").contains("SameSite=Lax").doesNotContain("planted");
        assertThat(hub.send(HttpRequest.newBuilder(hub.uri().resolve("/connections")).header("Cookie", "hub_session=planted").build()).statusCode()).isEqualTo(302);
    }

    @Test
    void personWhoMayNotEnterIsToldWhyAndNotSentInCircles() throws Exception {
        send("POST", "/auth/signup", "", "{\"email\":\"pending@example.com\",\"password\":\"" + FULL_PASSWORD + "\"}");
        HttpClient fresh = newBrowser();
        String consent = location(get(fresh, authorize(clientId, REDIRECT, new CodeVerifier())));
        HttpResponse<String> signIn = get(fresh, location(get(fresh, consent)));

        HttpResponse<String> told = submit(fresh, signIn, "form:submit", Map.of(), "form:email", "pending@example.com", "form:password", FULL_PASSWORD);

        assertThat(told.statusCode()).isEqualTo(200);
        assertThat(told.headers().firstValue("Location")).isEmpty();
        assertThat(told.body()).contains("waits for an admin");
        assertThat(told.headers().allValues("Set-Cookie")).noneMatch(c -> c.startsWith("hub_session"));
    }

    @Test
    void personWhoIsBlockedLosesEveryTokenAtOnceAndIsToldWhy() throws Exception {
        String email = "blocked@example.com";
        String id = createUser(email);
        HttpClient theirs = newBrowser();
        submit(theirs, get(theirs, "/login"), "form:submit", Map.of(), "form:email", email, "form:password", FULL_PASSWORD);
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> page = get(theirs, location(get(theirs, authorize(clientId, REDIRECT, verifier))));
        JsonNode tokens = JSON.readTree(redeem(answer(submit(theirs, page, "form:allow", Map.of())).get("code"), verifier).body());
        String consent = location(get(theirs, authorize(clientId, REDIRECT, verifier)));
        HttpResponse<String> open = get(theirs, location(get(theirs, authorize(clientId, REDIRECT, verifier))));
        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(200);

        assertThat(send("PATCH", "/api/admin/users/" + id, login, "{\"active\":false}").statusCode()).isEqualTo(200);

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
        assertThat(location(submit(theirs, open, "form:allow", Map.of()))).startsWith("/login?next=/oauth/consent?request=");
        HttpResponse<String> signIn = get(theirs, location(get(theirs, consent)));
        assertThat(submit(theirs, signIn, "form:submit", Map.of(), "form:email", email, "form:password", FULL_PASSWORD).body()).contains("This account is blocked");
    }
}
