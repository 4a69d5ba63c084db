package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.access.Access;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "\"x\"", "{", "{\"a\":1,\"a\":2}", "{} {}"})
    void readWhenNotOneObjectThenUnreadable(String body) {
        assertThat(problem(() -> read(body))).isEqualTo(Problem.UNREADABLE);
    }

    @Test
    void readWhenLargerThanAllowedThenTooLarge() {
        assertThat(problem(() -> read("{\"a\":\"" + "x".repeat(70_000) + "\"}"))).isEqualTo(Problem.TOO_LARGE);
    }

    @Test
    void memberWhenOfTheWrongKindThenInvalid() {
        JsonBody body = read("{\"a\":1.5,\"b\":\"nobody\"}");

        assertThat(problem(() -> body.text("a"))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> body.number("a", 1))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> body.flag("a"))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> body.texts("a"))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> body.choice("b", Access.class))).isEqualTo(Problem.INVALID_INPUT);
        assertThat(problem(() -> body.text("missing"))).isEqualTo(Problem.INVALID_INPUT);
    }

    @Test
    void memberWhenNobodyKnowsItThenNamed() {
        HubException refused = catchThrowableOfType(HubException.class, () -> read("{\"email\":\"x\",\"admin\":true}").only("email", "password"));

        assertThat(refused.field()).hasValue("admin");
        assertThat(refused.publicDetail()).endsWith("The members are email, password.");
        assertThat(read("{\"email\":\"x\"}").only("email", "password").text("email")).isEqualTo("x");
    }

    @Test
    void numberWhenAbsentThenTheDefaultAndWhenNullThenNull() {
        assertThat(read("{}").number("days", 90)).isEqualTo(90);
        assertThat(read("{\"days\":null}").number("days", 90)).isNull();
        assertThat(read("{\"days\":7}").number("days", 90)).isEqualTo(7);
    }

    @Test
    void choiceWhenLowerCaseNameThenTheConstant() {
        assertThat(read("{\"access\":\"read\"}").choice("access", Access.class)).hasValue(Access.READ);
    }

    private static JsonBody read(String body) {
        return JsonBody.read(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(HubException.class, call).problem();
    }
}
