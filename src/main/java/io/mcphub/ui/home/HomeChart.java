package io.mcphub.ui.home;

import io.mcphub.access.Caller;
import io.mcphub.audit.CallCounts;
import io.mcphub.audit.CallsPerDay;
import io.mcphub.ui.Chart;
import io.mcphub.ui.Texts;
import io.mcphub.ui.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Calls per day as bars. */
@RequestScoped
class HomeChart {
    @Inject
    CallCounts counts;

    @Inject
    Times times;

    @Inject
    Texts texts;

    String of(Caller caller, int days) {
        List<CallsPerDay> calls = counts.ofLastDays(caller, days, times.zone());
        DateTimeFormatter weekday = DateTimeFormatter.ofPattern("EEE", times.locale());
        return Chart.bars(
                calls.stream().map(day -> weekday.format(day.day())).toList(),
                new Chart.Series(texts.of("home", "chart-ok"), "accent", calls.stream().map(CallsPerDay::ok).toList()),
                new Chart.Series(texts.of("home", "chart-failed"), "bad", calls.stream().map(CallsPerDay::failed).toList())).json();
    }
}
