package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferenceTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "text/html", "TEXT/HTML;charset=utf-8", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html, application/json", "application/json;q=0.5, text/html;q=0.6",
        "application/json;q=0, text/html"
    })
    void isForHtmlWhenHtmlComesFirstThenTrue(String accept) {
        assertThat(Preference.isForHtml(accept)).isTrue();
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {
        "*/*", "application/json", "application/json, text/event-stream, text/html", "application/problem+json, text/html", "text/html;q=0", "text/html;q=0.1, application/json;q=0.2", "text/*", ";;;",
        "text/html;q=x"
    })
    void isForHtmlWhenNotThenFalse(String accept) {
        assertThat(Preference.isForHtml(accept)).isFalse();
    }
}
