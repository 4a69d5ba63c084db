package io.mcphub.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/connections", "/connect/abc", "/integrations/slack/connect", "/oauth/authorize?client_id=a&redirect_uri=https://client.example//cb&state=x%2Fy#top"})
    void ofWhenPathIsOwnThenKept(String wanted) {
        assertThat(OwnPath.of(wanted)).isEqualTo(wanted);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {
        "", " ", "connections", "?next=/", "#x", "//evil.example", "///evil.example", "/\\evil.example", "\\\\evil.example", "\\/evil.example", "https://evil.example",
        "https:evil.example", "javascript:alert(1)", " /connections", " //evil.example", "/\t/evil.example", "/\n/evil.example", "\t//evil.example", "/a\r\nSet-Cookie: x=y",
        "/.//evil.example", "/a//evil.example", "/a/\\evil.example", "/\u0000", "/\u2028/evil.example", "/\uff0fevil.example", "/a b", "/a?x=\\\\evil.example", "/login", "/login?next=/login"
    })
    void ofWhenHostileThenHome(String wanted) {
        assertThat(OwnPath.of(wanted)).isEqualTo("/");
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 100_000})
    void ofWhenTooLongThenHome(int length) {
        assertThat(OwnPath.of("/" + "a".repeat(length))).isEqualTo("/");
    }

    @Test
    void freshSignInThenTheWayBackIsOneOfOurs() {
        assertThat(OwnPath.freshSignIn("/connections?x=1")).isEqualTo("/login?fresh=1&next=%2Fconnections%3Fx%3D1");
        assertThat(OwnPath.freshSignIn("//evil.example")).isEqualTo("/login?fresh=1&next=%2F");
    }
}
