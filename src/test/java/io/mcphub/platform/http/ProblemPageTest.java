package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubException;
import org.junit.jupiter.api.Test;

class ProblemPageTest {
    @Test
    void pageWhenTheDetailHasMarkupThenItIsText() {
        ProblemDocument document = ProblemDocument.of("http://hub", HubException.notFound("There is no <script>alert(\"1\")</script> & Co."));

        assertThat(ProblemPage.of(document)).contains("<h1>Not found</h1>", "There is no &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; Co.").doesNotContain("<script>");
    }
}
