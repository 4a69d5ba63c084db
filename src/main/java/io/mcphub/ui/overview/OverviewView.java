package io.mcphub.ui.overview;

import io.mcphub.access.CurrentCaller;
import io.mcphub.audit.statistics.CallsInTime;
import io.mcphub.audit.statistics.Span;
import io.mcphub.overview.Overview;
import io.mcphub.overview.Overviews;
import io.mcphub.platform.HubException;
import io.mcphub.ui.Browser;
import io.mcphub.ui.Chart;
import io.mcphub.ui.Texts;
import io.mcphub.ui.Times;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page {@code /admin?range=}. It comes without its numbers, so that it is there at once; {@code hub.js} then asks for the same page with
 * {@code numbers} and puts its parts in.
 */
@Named
@RequestScoped
public class OverviewView {
    @Inject
    CurrentCaller caller;

    @Inject
    Overviews overviews;

    @Inject
    Browser browser;

    @Inject
    Times times;

    @Inject
    Texts texts;

    private @Nullable Overview now;

    /** {@code day} or {@code week}; an unknown one counts as a day. */
    public Span getSpan() {
        try {
            return Span.of(browser.parameter("range"));
        } catch (HubException unknown) {
            return Span.DAY;
        }
    }

    /** The times to choose from. */
    public Span[] getSpans() {
        return Span.values();
    }

    /** Whether this answer has the numbers. */
    public boolean isLoaded() {
        return browser.parameter("numbers") != null;
    }

    /** Where the numbers are; null if this answer has them. */
    public @Nullable String getLater() {
        return isLoaded() ? null : "/admin?range=" + getSpan().id() + "&numbers=";
    }

    /** The numbers. Asked for only by an answer that has them. */
    public Overview getNow() {
        if (now == null) {
            now = overviews.of(caller.get(), getSpan());
        }
        return now;
    }

    /** How many calls worked and failed, as Chart.js reads it. */
    public String getCalls() {
        return Chart.bars(labels(),
                new Chart.Series(texts.of("overview", "worked"), "accent", values(CallsInTime::ok)),
                new Chart.Series(texts.of("overview", "failed"), "bad", values(CallsInTime::failed))).json();
    }

    /** How long calls took, as Chart.js reads it. */
    public String getLatency() {
        return Chart.lines(labels(),
                new Chart.Series(texts.of("overview", "half"), "accent", values(CallsInTime::halfWithinMs)),
                new Chart.Series(texts.of("overview", "most"), "soft", values(CallsInTime::mostWithinMs))).json();
    }

    private List<String> labels() {
        DateTimeFormatter format = DateTimeFormatter.ofPattern(getSpan() == Span.DAY ? "HH:mm" : "EEE HH:mm", times.locale()).withZone(times.zone());
        return steps().stream().map(step -> format.format(step.from())).toList();
    }

    private <T extends @Nullable Number> List<T> values(Function<CallsInTime, T> value) {
        return steps().stream().map(value).toList();
    }

    private List<CallsInTime> steps() {
        return isLoaded() ? getNow().calls() : List.of();
    }
}
