package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%z", "/%zz", "/a%2", "/%00", "/%0a", "/%7F", "/%ff", "/%c0%af", "/a\\b", "/%5c", "/..", "/a/../..", "/%2e%2e/x", "/\u00e9", "/a\u0001", "", "evil.example:443", "auth/me"})
    void pathWhenUnreadableThenNo(String path) {
        assertThat(RequestTarget.isReadablePath(path)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "*", "/auth/me", "/a%20b", "/%C3%A9", "/a/../b", "/./a//b/", "/login;x=1", "/a%2Fb", "http://hub.example.com/mcp"})
    void pathWhenReadableThenYes(String path) {
        assertThat(RequestTarget.isReadablePath(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b:c", "a b", "a:b", "[::1", "a:123456", "a@b", "a/b", "\u00e9"})
    void hostWhenUnreadableThenNo(String host) {
        assertThat(RequestTarget.isReadableHost(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8000", "[::1]:8000", "hub.example.com", "", "my_host:80", "127.0.0.1:"})
    void hostWhenReadableThenYes(String host) {
        assertThat(RequestTarget.isReadableHost(host)).isTrue();
    }
}
