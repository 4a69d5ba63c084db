package io.mcphub.platform.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PdfTextTest {
    private final PdfText pdfs = new PdfText();

    @Test
    void readWhenTextThenEveryPageInOrder() {
        PdfText.Content read = pdfs.read(SamplePdfs.of("Numbers of the third quarter: \u00fc 14 %", "Outlook"));
        assertThat(read.text()).startsWith("Numbers of the third quarter: \u00fc 14 %").endsWith("Outlook");
        assertThat(read.pages()).isEqualTo(2);
        assertThat(read.note()).isNull();
    }

    @Test
    void readWhenLongThenTheFirstPagesAndHowManyThereAre() {
        String[] pages = new String[PdfText.MAX_PAGES + 1];
        Arrays.setAll(pages, i -> "page " + (i + 1) + ".");
        PdfText.Content read = pdfs.read(SamplePdfs.of(pages));
        assertThat(read.text()).contains("page 200.").doesNotContain("page 201.");
        assertThat(read.note()).isEqualTo("Only the first 200 of 201 pages were read.");
    }

    @Test
    void readWhenThereIsNothingToReadThenTheReason() throws Exception {
        assertThat(pdfs.read(SamplePdfs.locked("x")).note()).contains("password");
        assertThat(pdfs.read(SamplePdfs.of("")).note()).contains("pictures");
        assertThat(pdfs.read("%PDF-1.7 nothing".getBytes(StandardCharsets.UTF_8)).note()).contains("damaged");
        assertThat(pdfs.read(new byte[0]).note()).contains("damaged");
        assertThat(pdfs.read(new byte[PdfText.MAX_BYTES + 1]).note()).contains("10 MB");
    }

    @Test
    void readWhenTheFileUnpacksToFarMoreThanTheMemoryThenASentenceAndTheHubGoesOn() throws Exception {
        byte[] bomb = SamplePdfs.unpackingTo(300);
        assertThat(bomb).hasSizeLessThan(500_000);
        assertThat(pdfs.read(bomb).note()).as("which bound is met first depends on the machine").containsAnyOf("memory", "time", "no text");
        assertThat(pdfs.read(SamplePdfs.of("next")).text()).isEqualTo("next");
    }

    @Test
    void readWhenItTakesTooLongThenTheProcessEndsAndSoDoesTheWait() {
        assertThat(pdfs.read(SamplePdfs.of("text"), Duration.ofMillis(1)).note()).contains("time");
    }
}
