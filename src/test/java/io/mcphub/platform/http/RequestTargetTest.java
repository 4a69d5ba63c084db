package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%z", "/%zz", "/a%2", "/%00", "/%0a", "/%7F", "/%ff", "/%c0%af", "/a\\b", "/%5c", "/..", "/a/../..", "/%2e%2e/x", "/\u00e9", "/a\u0001", "", "evil.example:443", "auth/me",
        "/.", "/a/.", "/a/../b", "/./a", "/a/..;x=1/b", "/a/%2e%2e%2fb", "/a/..%3b/b", "http://hub.example.com/../x"})
    void pathWhenUnreadableThenNone(String raw) {
        assertThat(RequestTarget.path(raw)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/, /", "*, *", "/auth/me, /auth/me", "/a%20b, /a b", "/%C3%A9, /\u00e9", "/a//b/, /a/b/", "//login, /login", "/login;x=1, /login", "/WEB-INF;a/b;c, /WEB-INF/b", "/a%2Fb, /a/b", "/a/...;, /a/...",
        "http://hub.example.com/mcp, /mcp", "http://hub.example.com, /", "https://[::1]:8000/WEB-INF, /WEB-INF"})
    void pathWhenReadableThenAsTheServerMapsIt(String raw, String path) {
        assertThat(RequestTarget.path(raw)).contains(path);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a:b:c", "a b", "a:b", "[::1", "a:123456", "a@b", "a/b", "\u00e9", "", ":80"})
    void hostWhenUnreadableThenNo(String host) {
        assertThat(RequestTarget.isReadableHost(host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8000", "[::1]:8000", "hub.example.com", "my_host:80", "127.0.0.1:"})
    void hostWhenReadableThenYes(String host) {
        assertThat(RequestTarget.isReadableHost(host)).isTrue();
    }
}
