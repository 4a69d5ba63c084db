package io.mcphub.ui.home;

import io.mcphub.access.Caller;
import io.mcphub.audit.CallCounts;
import io.mcphub.audit.CallsPerDay;
import io.mcphub.platform.Json;
import io.mcphub.ui.Texts;
import io.mcphub.ui.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;

/** Calls per day as the configuration of a Chart.js bar chart; {@code hub.js} adds the colours of the page. */
@RequestScoped
class HomeChart {
    @Inject
    CallCounts counts;

    @Inject
    Times times;

    @Inject
    Texts texts;

    /** One dataset. {@code tone} names a colour of hub.css. */
    private record Bars(String label, String tone, List<Long> data) {}

    private record Data(List<String> labels, List<Bars> datasets) {}

    private record Chart(String type, Data data, Map<String, Object> options) {}

    String of(Caller caller, int days) {
        List<CallsPerDay> calls = counts.ofLastDays(caller, days, times.zone());
        DateTimeFormatter weekday = DateTimeFormatter.ofPattern("EEE", times.locale());
        List<Bars> bars = List.of(
                new Bars(texts.of("home", "chart-ok"), "accent", calls.stream().map(CallsPerDay::ok).toList()),
                new Bars(texts.of("home", "chart-failed"), "bad", calls.stream().map(CallsPerDay::failed).toList()));
        return Json.write(new Chart("bar", new Data(calls.stream().map(day -> weekday.format(day.day())).toList(), bars), Map.of()));
    }
}
