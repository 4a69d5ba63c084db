package io.mcphub.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
    @TempDir
    Path folder;

    /** As on a server without a screen. */
    @BeforeAll
    static void headless() {
        System.setProperty("java.awt.headless", "true");
    }

    @Test
    void reportWhenMeasuredThenOneLinePerGoalAndTheTablesBelow() throws IOException {
        Report report = new Report(folder.resolve("benchmark"));
        report.table("Starts", List.of("what", "s"), List.of(List.of("first", "12")));
        report.atMost("time", Spread.of(1, 2, 3), 2, " ms");
        report.atMost("more time", Spread.of(2.6), 2.5, "");
        report.atLeast("calls", Spread.of(0.94), 0.95);

        assertThat(Files.readString(folder.resolve("benchmark/report.md"))).isEqualTo("""
                # Benchmark

                Medians, with quartiles of the turns in brackets. Ratios are of neighbouring turns.

                | what | measured | goal | reached |
                |---|---|---|---|
                | time | 2.00 (1.50 to 2.50) ms | ≤ 2 ms | yes |
                | more time | 2.60 (2.60 to 2.60) | ≤ 2.5 | **no** |
                | calls | 0.94 (0.94 to 0.94) | ≥ 0.95 | **no** |

                ## Starts

                | what | s |
                | --- | --- |
                | first | 12 |
                """);
    }

    @Test
    void chartWhenDrawnThenAnSvgThatTheReportShows() throws IOException {
        Report report = new Report(folder);
        report.chart(Chart.bars("Calls", "µs", Map.of("echo", Spread.of(1, 2, 3))), "calls.svg");
        report.chart(Chart.lines("Memory", "minute", "MB", Map.of("RssAnon", List.of(1.0, 2.0, 3.0))), "memory.svg");

        assertThat(report.markdown()).contains("![Calls](calls.svg)", "![Memory](memory.svg)");
        assertThat(Files.readString(folder.resolve("calls.svg"))).contains("<svg", "<path", "</svg>");
        assertThat(Files.readString(folder.resolve("memory.svg"))).contains("<svg", "<path", "</svg>");
    }
}
