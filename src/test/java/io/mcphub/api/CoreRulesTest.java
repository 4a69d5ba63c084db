package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.testing.RestDoor;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules of the core are constraints of the records: a body that breaks one never reaches a resource, and reads the core's own sentence. */
class CoreRulesTest {
    private static final Map<String, RestDoor> DOORS = Map.of(
            "auth", RestDoor.of(new AuthApplication()), "api", RestDoor.of(new AdminApplication()), "integrations", RestDoor.of(new IntegrationsApplication()));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "auth|POST|signup|{'email':'<b>@example.com','password':'a long enough secret'}|email|This is not an e-mail address.",
        "auth|POST|signup|{'email':'a@example.com\\u0000','password':'a long enough secret'}|email|A text has the character U+0000",
        "auth|POST|signup|{'email':'a@example.com','password':'short'}|password|Choose a password of 12 to 256 characters.",
        "auth|POST|signup|{'email':'a@example.com','password':'aaaaaaaaaaaaaaaa'}|password|Choose another password",
        "auth|POST|change_password|{'current_password':'x','new_password':'short'}|new_password|Choose a password of 12 to 256 characters.",
        "api|POST|admin/users|{'email':'nobody','password':'a long enough secret'}|email|This is not an e-mail address.",
        "api|POST|admin/users|{'email':'a@example.com','password':'short'}|password|Choose a password of 12 to 256 characters.",
        "api|PATCH|admin/users/x|{'rejected_reason':'a\\nb'}|rejected_reason|Give a reason of at most 500 characters on one line.",
        "integrations|PUT|x/token|{'token':'t','label':'a\\nb'}|label|A label has 100 visible characters at most, on one line.",
        "integrations|POST|x/conversations|{'way':'w','label':'a\\u200bb'}|label|A label has 100 visible characters at most, on one line.",
        "integrations|PATCH|x/connections/y|{'label':'a\\nb'}|label|A label has 100 visible characters at most, on one line.",
        "integrations|PATCH|x/connections/y|{'default':false}|default|Make another connection the default instead",
        "integrations|PATCH|x/connections/y|{'writes':null}|writes|writes must not be null."
    })
    void bodyWhenItBreaksARuleThenTheCoresSentence(String door, String method, String path, String body, String field, String sentence) {
        RestDoor.Answer answer = DOORS.get(door).send(method, path, body.replace('\'', '"'));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.field()).isEqualTo(field);
        assertThat(answer.detail()).startsWith(sentence);
    }
}
