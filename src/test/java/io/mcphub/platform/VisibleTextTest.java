package io.mcphub.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "Plain text, 100 %", "Ünïcödé – “quotes” …", "日本語", "שלום עולם", "مرحبا", "می\u200Cخواهم", "क्\u200Dष", "👩\u200D👩\u200D👧", "❤️\u200D🔥", "1️⃣", "‼️", "line one\nline two\tcolumn"
    })
    void ofWhenNothingDeceivesThenUnchanged(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "invoice\u202Efdp.exe, invoice[U+202E]fdp.exe",
        "a\u2066b\u2069, a[U+2066]b[U+2069]",
        "x\u200Fy, x[U+200F]y",
        "x\u001B[31my, x[U+001B][31my",
        "x\u0000y, x[U+0000]y"
    })
    void ofWhenTheDirectionOrATerminalIsTurnedThenMarked(String text, String shown) {
        assertThat(VisibleText.of(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pay\u200Bpal", "pay\u2060pal", "pay\uFEFFpal", "pay\u00ADpal", "pay\u3164pal", "pay\u200Dpal", "pay\u200Cpal", "pay\u180Epal", "pay\uFE0Fpal", "pay\uFE01\uFE02pal", "pay\u2800pal", "pay\uD834\uDD73pal"})
    void ofWhenACharacterIsInvisibleThenLeftOut(String text) {
        assertThat(VisibleText.of(text)).isEqualTo("paypal");
    }

    @Test
    void ofWhenTagsHideASentenceThenTheyAreMarked() {
        assertThat(VisibleText.of("hi" + Character.toString(0xE0041))).isEqualTo("hi[U+E0041]");
    }

    @Test
    void ofWhenHalfACharacterThenMarked() {
        assertThat(VisibleText.of("x\uD83Dy")).isEqualTo("x[U+D83D]y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u200Fb", "wo\u200Brk", "a\u00ADb", "a\uDB40\uDC41b", "\u3164", "\u2800", "a\nb", "a\tb", "x\u202Ey", "x\u001By", "a\uFE0F"})
    void isOneLineWhenSomethingHidesThenNo(String text) {
        assertThat(VisibleText.isOneLine(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"work", "Ünïcödé – 100 %", "日本語", "می\u200Cخواهم", "❤️\u200D🔥", ""})
    void isOneLineWhenAllIsSeenThenYes(String text) {
        assertThat(VisibleText.isOneLine(text)).isTrue();
    }

    @Test
    void oneLineWhenLinesThenBlanks() {
        assertThat(VisibleText.oneLine("a\r\nb\u2028c\td")).isEqualTo("a b c d");
    }

    @Test
    void ofWhenATreeThenItsTextsAndNames() {
        assertThat(VisibleText.of(Json.read("{\"a\u200Bb\":[\"x\u202Ey\",1,null]}")).toString()).isEqualTo("{\"ab\":[\"x[U+202E]y\",1,null]}");
    }
}
