package io.mcphub.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks on codes, and on what an authorization request may be talked into. */
class OAuthCodeAttacksIT extends OAuthAttacks {
    // Codes

    @Test
    @Tag("B8")
    void codeOfOneClientIsNotRedeemedByAnother() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        String thief = register("Thief");

        assertInvalidGrant(token("grant_type", "authorization_code", "client_id", thief, "code", code, "redirect_uri", REDIRECT, "code_verifier", verifier.getValue()));
        assertThat(redeem(code, verifier).statusCode()).as("and the thief did not use it up").isEqualTo(200);
    }

    @Test
    @Tag("B6")
    void codeInjectedIntoAnotherLoginOfTheSameClientIsNotRedeemed() throws Exception {
        String codeOfTheAttacker = code(new CodeVerifier());
        CodeVerifier verifierOfTheVictim = new CodeVerifier();

        assertInvalidGrant(redeem(codeOfTheAttacker, verifierOfTheVictim));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:33418/other", "http://localhost:33418/callback", "http://127.0.0.1:33419/callback"})
    @Tag("B8")
    void codeIsNotRedeemedWithAnotherRedirectUri(String uri) throws Exception {
        CodeVerifier verifier = new CodeVerifier();

        HttpResponse<String> answer = token("grant_type", "authorization_code", "client_id", clientId, "code", code(verifier), "redirect_uri", uri, "code_verifier", verifier.getValue());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(error(answer)).isIn("invalid_grant", "invalid_request");
    }

    @Test
    @Tag("B6")
    void codeIsNotRedeemedWithoutAVerifierNorWithTheChallengeAsVerifier() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        HttpResponse<String> without = token("grant_type", "authorization_code", "client_id", clientId, "code", code(verifier), "redirect_uri", REDIRECT);
        assertThat(error(without)).isIn("invalid_grant", "invalid_request");

        String challenge = CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue();
        assertInvalidGrant(redeem(code(verifier), new CodeVerifier(challenge)));
    }

    @Test
    @Tag("B8")
    void codeReplayedTakesBackWhatItIssued() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);
        JsonNode tokens = JSON.readTree(redeem(code, verifier).body());

        assertInvalidGrant(redeem(code, verifier));

        assertThat(mcp(tokens.get("access_token").asText()).statusCode()).isEqualTo(401);
        assertInvalidGrant(refresh(tokens.get("refresh_token").asText()));
    }

    @Test
    @Tag("B8")
    void codeRacedByTwoIsNotRedeemedTwice() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        String code = code(verifier);

        List<HttpResponse<String>> answers = atOnce(4, () -> redeem(code, verifier));

        List<HttpResponse<String>> won = answers.stream().filter(a -> a.statusCode() == 200).toList();
        assertThat(won).hasSizeLessThanOrEqualTo(1);
        for (HttpResponse<String> tokens : won) {
            assertThat(mcp(JSON.readTree(tokens.body()).get("access_token").asText()).statusCode()).as("two parties held the code").isEqualTo(401);
        }
    }

    // Proof keys and what else a request may be talked into

    @ParameterizedTest
    @ValueSource(strings = {"", "code_challenge_method=S256", "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=plain",
        "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=s256", "code_challenge=short&code_challenge_method=S256", "code_challenge=&code_challenge_method=S256",
        "code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge=x&code_challenge_method=S256"})
    @Tag("B6")
    @Tag("B4")
    void proofKeyIsNotTalkedDown(String parameters) throws Exception {
        HttpResponse<String> answer = get(browser, "/oauth/authorize?" + form("response_type", "code", "client_id", clientId, "redirect_uri", REDIRECT, "state", STATE) + "&" + parameters);

        assertThat(answer(answer)).containsEntry("error", "invalid_request").containsEntry("iss", issuer).containsEntry("state", STATE).doesNotContainKey("code");
    }

    @ParameterizedTest
    @ValueSource(strings = {"response_type=token", "response_type=code+token", "response_type=id_token", "response_mode=fragment", "response_mode=form_post", "request=eyJhbGciOiJub25lIn0.e30.", "request_uri=http://169.254.169.254/"})
    @Tag("B5")
    void answerIsNotSentInAnotherWayAndNothingIsFetchedForARequest(String parameter) throws Exception {
        String good = authorize(clientId, REDIRECT, new CodeVerifier());
        String path = parameter.startsWith("response_type") ? good.replace("response_type=code", parameter) : good + "&" + parameter;

        HttpResponse<String> answer = get(browser, path);

        assertThat(answer(answer)).containsKey("error").containsEntry("iss", issuer).doesNotContainKey("code").doesNotContainKey("access_token");
    }

    @Test
    @Tag("B5")
    void answersOfAnotherServerAreToldApartByIssInEveryAnswer() throws Exception {
        CodeVerifier verifier = new CodeVerifier();
        assertThat(answer(submit(browser, consentPage(clientId, verifier), "form:allow", Map.of()))).containsEntry("iss", issuer);
        assertThat(answer(submit(browser, consentPage(clientId, verifier), "form:deny", Map.of()))).containsEntry("iss", issuer).containsEntry("error", "access_denied");
        assertThat(document("/.well-known/oauth-authorization-server").get("authorization_response_iss_parameter_supported").asBoolean()).isTrue();
        assertThat(document("/.well-known/oauth-authorization-server").get("issuer").asText()).isEqualTo(issuer);
    }
}
