package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.AccessTokenResponse;
import io.mcphub.access.Allowance;
import io.mcphub.audit.AuditAction;
import io.mcphub.authorization.clients.ClientDocuments;
import io.mcphub.authorization.clients.ClientIdUrl;
import io.mcphub.authorization.clients.Freshness;
import io.mcphub.authorization.requests.ConsentRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Client ID metadata documents, rule by rule (tags CIMD1 to CIMD9). {@code OutboundTest} checks what the network may do. */
class ClientDocumentsTest {
    private static final String ID = "https://client.example/oauth/client.json";

    private final OAuthRig rig = new OAuthRig();

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://client.example", "https://client.example/?x", "https://client.example/a?b=c", "https://client.example/a#b", "https://user@client.example/a", "https://user:pw@client.example/a",
        "https://client.example/a/../b", "https://client.example/./b", "https://client.example/a/%2e%2e/b", "https://client.example/a%2fb", "https://client.example/a\\b", "https://client.example:22/a",
        "https://client.example:80/a", "https://client.example:99999/a", "http://client.example/a", "https:///a", "https://client.example/a b", "http://127.0.0.1:5000/a", "https:client.example/a"
    })
    void clientIdWhenNotAnAcceptableAddressThenNothingIsFetched(String id) {
        assertRefused(id, Problem.UNREADABLE);
        assertThat(rig.web.fetched).isEmpty();
    }

    @Test
    void clientIdWhenAnAdminSwitchedDocumentsOffThenNothingIsFetchedAndTheMetadataSaysSo() {
        rig.web.publish(ID, "Claude", List.of(OAuthRig.REDIRECT));
        rig.flags.put("client_id_documents", false);

        assertRefused(ID, Problem.UNREADABLE);
        assertThat(rig.web.fetched).isEmpty();
        assertThat(rig.metadata.authorizationServer()).contains("\"client_id_metadata_document_supported\":false");
        rig.flags.clear();
        assertThat(rig.metadata.authorizationServer()).contains("\"client_id_metadata_document_supported\":true");
    }

    @Test
    void attemptWhenAFetchFailsThenItIsRememberedForTheDoctor() {
        assertThat(rig.documents.reach().reached()).isTrue();
        assertRefused("https://down.example/x", Problem.UPSTREAM_UNAVAILABLE);
        assertThat(rig.documents.reach()).isEqualTo(new ClientDocuments.Attempt("down.example", false));
    }

    @Test
    void reachWhenNothingWasFetchedAndNoNameIsFoundThenTheDoctorIsToldWithoutAFetch() {
        rig.web.online = false;

        assertThat(rig.documents.reach().reached()).isFalse();
        assertThat(rig.web.fetched).isEmpty();
    }

    @Test
    void clientIdWhenLoopbackIsSwitchedOnThenPlainHttpOfThisMachineOnly() {
        rig.web.loopback = true;

        assertThat(ClientIdUrl.acceptable("http://127.0.0.1:5000/a", true)).isTrue();
        assertThat(ClientIdUrl.acceptable("http://client.example/a", true)).isFalse();
        assertThat(ClientIdUrl.acceptable("http://127.0.0.1.evil.example:5000/a", true)).isFalse();
    }

    @Test
    void documentWhenGoodThenAskedForWithItsHostAndNameAndTokensAreIssued() throws Exception {
        rig.web.publish(ID, "Claude", List.of(OAuthRig.REDIRECT, "evil://app/cb"));

        String request = rig.pending("client_id", ID);
        ConsentRequest asked = rig.consents.find(request, OAuthRig.ada("s"));
        assertThat(asked.clientName()).isEqualTo("Claude");
        assertThat(asked.clientHost()).isEqualTo("client.example");
        String code = OAuthRig.query(rig.allow(request, OAuthRig.ada("s"), Allowance.ALL)).get("code");
        AccessTokenResponse tokens = rig.exchange(code, "client_id", ID);

        assertThat(rig.caller(tokens).orElseThrow().client()).contains(ID);
        assertThat(rig.audit.actions()).contains(AuditAction.OAUTH_REGISTERED);
        assertThat(rig.web.fetched).containsExactly(ID);
    }

    @Test
    void tokensWhenTheClientsSiteIsGoneThenStillIssuedAndAccepted() throws Exception {
        rig.web.publish(ID, "Claude", List.of(OAuthRig.REDIRECT));
        AccessTokenResponse first = rig.exchange(code(), "client_id", ID);
        rig.web.forget();
        rig.later(Duration.ofDays(2));

        assertThat(rig.caller(rig.refresh(first, "client_id", ID))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 304, 307, 400, 401, 403, 404, 500, 503})
    void documentWhenStatusIsNot200ThenRefusedAndNotRemembered(int status) {
        rig.web.publish(ID, status, good(Map.of()));
        assertRefused(ID, Problem.UPSTREAM_REFUSED);

        rig.web.publish(ID, 200, good(Map.of()));
        assertThat(rig.pending("client_id", ID)).isNotEmpty();
    }

    @Test
    void documentWhenUnreachableThenAPageAndNothingIsSentToTheClient() {
        assertRefused(ID, Problem.UPSTREAM_UNAVAILABLE);
    }

    @ParameterizedTest
    @CsvSource({"application/json,true", "application/json; charset=utf-8,true", "application/cimd+json,true", "text/html,false", "application/jsonp,false", "text/json,false", "'',false"})
    void documentWhenMediaTypeIsNotJsonThenRefused(String type, boolean accepted) {
        rig.web.publish(ID, 200, good(Map.of()), "content-type", type);

        if (accepted) {
            assertThat(rig.pending("client_id", ID)).isNotEmpty();
        } else {
            assertRefused(ID, Problem.UPSTREAM_REFUSED);
        }
    }

    @Test
    void documentWhenAListHoldsNullThenRefused() {
        rig.web.publish(ID, 200, "{\"client_id\":\"" + ID + "\",\"client_name\":\"Claude\",\"redirect_uris\":[null]}");

        assertRefused(ID, Problem.UPSTREAM_REFUSED);
    }

    @Test
    void clientWhenItsHostIsAskedForJunkThenStillServedIfItWasKnown() {
        rig.web.publish(ID, "Claude", List.of(OAuthRig.REDIRECT));
        rig.pending("client_id", ID);
        for (int i = 0; i < 29; i++) {
            assertRefused("https://client.example/junk" + i, Problem.UPSTREAM_UNAVAILABLE);
        }
        assertRefused("https://client.example/junk", Problem.RATE_LIMITED);

        rig.later(Duration.ofDays(2));
        assertThat(rig.pending("client_id", ID)).isNotEmpty();
    }

    @Test
    void documentWhenItsClientIdIsAnotherThenRefused() {
        for (String other : List.of("https://client.example/oauth/client.json/", "https://CLIENT.example/oauth/client.json", "https://evil.example/oauth/client.json", "")) {
            rig.web.publish(ID, 200, good(Map.of("client_id", other)));
            assertRefused(ID, Problem.UPSTREAM_REFUSED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_id", "client_name", "redirect_uris"})
    void documentWhenARequiredMemberIsMissingThenRefused(String member) {
        rig.web.publish(ID, 200, good(Collections.singletonMap(member, null)));
        assertRefused(ID, Problem.UPSTREAM_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post", "client_secret_jwt", "private_key_jwt", "tls_client_auth"})
    void documentWhenTheClientMeansToAuthenticateThenRefused(String method) {
        rig.web.publish(ID, 200, good(Map.of("token_endpoint_auth_method", method)));
        assertRefused(ID, Problem.UPSTREAM_REFUSED);
    }

    @Test
    void documentWhenItHoldsASecretThenRefused() {
        rig.web.publish(ID, 200, good(Map.of("client_secret", "s")));
        assertRefused(ID, Problem.UPSTREAM_REFUSED);
        rig.web.publish(ID, 200, good(Map.of("client_secret_expires_at", 0)));
        assertRefused(ID, Problem.UPSTREAM_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "null", "\"x\"", "{} {}", "{\"client_id\":7,\"client_name\":[],\"redirect_uris\":{}}"})
    void documentWhenNotADocumentThenRefused(String body) {
        rig.web.publish(ID, 200, body);
        assertRefused(ID, Problem.UPSTREAM_REFUSED);
    }

    @Test
    void redirectUriWhenNotInTheDocumentThenRefusedAndLoopbackOnAnyPort() {
        rig.web.publish(ID, "App", List.of("http://127.0.0.1/callback"));

        assertThatThrownBy(() -> rig.pending("client_id", ID)).isInstanceOf(HubException.class);
        assertThat(rig.pending("client_id", ID, "redirect_uri", "http://127.0.0.1:61000/callback")).isNotEmpty();
    }

    @Test
    void documentWhenHeadersSayNothingOrNeverThenFreshForFiveMinutes() {
        for (String cacheControl : List.of("", "no-store", "max-age=0", "private, max-age=1")) {
            rig.web.fetched.clear();
            rig.web.publish(ID, 200, good(Map.of()), "cache-control", cacheControl);
            rig.pending("client_id", ID);
            rig.later(Duration.ofMinutes(5).minusSeconds(1));
            rig.pending("client_id", ID);
            assertThat(rig.web.fetched).as(cacheControl).hasSize(1);
            rig.later(Duration.ofSeconds(1));
            rig.pending("client_id", ID);
            assertThat(rig.web.fetched).as(cacheControl).hasSize(2);
            rig.later(Duration.ofMinutes(5));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "max-age=3600 | '' | '' | '' | 3600",
        "public, max-age=\"7200\" | 200 | '' | '' | 7000",
        "max-age=999999999 | '' | '' | '' | 86400",
        "max-age=99999999999999999999 | '' | '' | '' | 86400",
        "max-age=60 | '' | '' | '' | 300",
        "max-age=600, no-cache | '' | '' | '' | 300",
        "'' | '' | Wed, 25 Nov 2026 14:00:00 GMT | Wed, 25 Nov 2026 12:00:00 GMT | 7200",
        "'' | '' | 0 | Wed, 25 Nov 2026 12:00:00 GMT | 300",
        "'' | '' | '' | '' | 300"
    })
    void freshnessWhenHttpSaysSoThenWithinFiveMinutesAndADay(String cacheControl, String age, String expires, String date, long seconds) {
        assertThat(Freshness.of(cacheControl, age, expires, date)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void consentWhenTheDocumentChangesThenAskedAgain() {
        rig.web.publish(ID, "Claude", List.of(OAuthRig.REDIRECT));
        answer();
        assertThat(rig.consents.remembered(rig.pending("client_id", ID), OAuthRig.ada("s"))).isPresent();

        rig.later(Duration.ofHours(1));
        assertThat(rig.consents.remembered(rig.pending("client_id", ID), OAuthRig.ada("s"))).as("fetched again, unchanged").isPresent();

        rig.web.publish(ID, "Claude", List.of(OAuthRig.REDIRECT, "https://app.example/other"));
        rig.later(Duration.ofHours(1));
        assertThat(rig.consents.remembered(rig.pending("client_id", ID), OAuthRig.ada("s"))).as("another redirect URI").isEmpty();

        answer();
        rig.web.publish(ID, "Another name", List.of(OAuthRig.REDIRECT, "https://app.example/other"));
        rig.later(Duration.ofHours(1));
        assertThat(rig.consents.remembered(rig.pending("client_id", ID), OAuthRig.ada("s"))).as("another name").isEmpty();
    }

    @Test
    void hostWhenAskedTooOftenThenRateLimitedAndOthersAreNot() {
        for (int i = 0; i < 30; i++) {
            String id = "https://client.example/" + i;
            assertRefused(id, Problem.UPSTREAM_UNAVAILABLE);
        }

        assertRefused("https://client.example/x", Problem.RATE_LIMITED);
        assertRefused("https://other.example/x", Problem.UPSTREAM_UNAVAILABLE);
        assertThat(rig.web.fetched).hasSize(31);
    }

    @Test
    void nameWhenItHidesItsDirectionThenCleanedAndCut() {
        rig.web.publish(ID, "\u202eevil\u0000" + "x".repeat(200), List.of(OAuthRig.REDIRECT));

        assertThat(rig.consents.find(rig.pending("client_id", ID), OAuthRig.ada("s")).clientName()).startsWith("evilx").hasSize(100);
    }

    @Test
    void purgeWhenNobodyAllowedTheClientThenTheCopyGoesAndOthersStay() throws Exception {
        rig.web.publish(ID, "Claude", List.of(OAuthRig.REDIRECT));
        rig.web.publish("https://unused.example/c", "Unused", List.of(OAuthRig.REDIRECT));
        rig.exchange(code(), "client_id", ID);
        rig.pending("client_id", "https://unused.example/c");

        rig.later(Duration.ofDays(1));
        rig.documentStore.purge();

        assertThat(rig.clients.find(ID)).isPresent();
        assertThat(rig.clients.find("https://unused.example/c")).isEmpty();
    }

    private String code() {
        return rig.code("client_id", ID);
    }

    private void answer() {
        String request = rig.pending("client_id", ID);
        rig.consents.find(request, OAuthRig.ada("s"));
        rig.allow(request, OAuthRig.ada("s"), Allowance.ALL);
    }

    private static String good(Map<String, ?> replaced) {
        Map<String, Object> members = new HashMap<>(Map.of("client_id", ID, "client_name", "Claude", "redirect_uris", List.of(OAuthRig.REDIRECT)));
        replaced.forEach((name, value) -> {
            if (value == null) {
                members.remove(name);
            } else {
                members.put(name, value);
            }
        });
        return Json.write(members);
    }

    private void assertRefused(String id, Problem problem) {
        assertThatThrownBy(() -> rig.pending("client_id", id)).isInstanceOfSatisfying(HubException.class, refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
