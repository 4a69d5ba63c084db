package io.mcphub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NulTest {
    @ParameterizedTest
    @ValueSource(strings = {"\"\\u0000\"", "[1,[\"a\\u0000\"]]", "{\"a\":{\"b\":[{\"\\u0000\":1}]}}"})
    void treeWhenATextOrANameHasOneThenFound(String json) {
        assertThat(Nul.in(Json.read(json))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\\\\u0000\"", "\"\\u0001\"", "[null,1,true,{}]", "{\"u0000\":[\"\"]}"})
    void treeWhenNothingHasOneThenNotFound(String json) {
        assertThat(Nul.in(Json.read(json))).isFalse();
    }

    @Test
    void memberWhenItsValueHasOneDeepWithinThenNamed() {
        assertThat(Nul.member(Json.read("{\"a\":1,\"b\":[{\"c\":\"\\u0000\"}]}"))).contains("b");
        assertThat(Nul.member(Json.read("{\"a\":1}"))).isEmpty();
    }
}
