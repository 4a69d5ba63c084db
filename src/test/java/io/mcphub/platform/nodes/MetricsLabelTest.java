package io.mcphub.platform.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetricsLabelTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "jvm_uptime_seconds 1.5|jvm_uptime_seconds{node=\"a-1\"} 1.5",
        "gc_total{name=\"Copy {x} y\"} 7|gc_total{node=\"a-1\",name=\"Copy {x} y\"} 7",
        "a{} 1|a{node=\"a-1\"} 1",
        "# TYPE gc_total counter|# TYPE gc_total counter",
        "# HELP a b{c} d|# HELP a b{c} d"
    })
    void lineWhenItIsASampleThenLabelled(String line, String expected) {
        assertThat(MetricsLabel.labelled(line + "\n" + line + "\n", "a-1")).isEqualTo(expected + "\n" + expected + "\n");
    }
}
