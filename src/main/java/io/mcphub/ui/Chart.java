package io.mcphub.ui;

import io.mcphub.platform.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration of a Chart.js chart; {@code hub.js} adds the colours of the page. */
public record Chart(String type, Data data, Map<String, Object> options) {
    /** What stands below the chart, and what it shows. */
    record Data(List<String> labels, List<Series> datasets) {}

    /**
     * One row of numbers.
     *
     * @param tone names a colour of hub.css
     * @param data one number for each label; null leaves a gap
     */
    public record Series(String label, String tone, List<? extends @Nullable Number> data) {}

    /** Bars that stand on each other. */
    public static Chart bars(List<String> labels, Series... series) {
        return new Chart("bar", new Data(labels, List.of(series)), Map.of());
    }

    /** Lines. */
    public static Chart lines(List<String> labels, Series... series) {
        return new Chart("line", new Data(labels, List.of(series)), Map.of());
    }

    /** As Chart.js reads it. */
    public String json() {
        return Json.write(this);
    }
}
