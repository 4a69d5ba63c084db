package io.mcphub.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The parts of a call by JMH, in JVMs of its own: time, and bytes allocated, which travel to other machines. */
final class InnerPart {
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final Report report;

    InnerPart(Report report) {
        this.report = report;
    }

    void run() throws Exception {
        List<List<String>> rows = new ArrayList<>();
        Map<String, Spread> times = new TreeMap<>();
        for (RunResult result : measured()) {
            Spread micros = Spread.of(result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream()).mapToDouble(iteration -> iteration.getPrimaryResult().getScore()).toArray());
            String name = result.getPrimaryResult().getLabel();
            times.put(name, micros);
            rows.add(List.of(name, micros.toString(), Spread.number(result.getSecondaryResults().get(ALLOCATED).getScore())));
        }
        report.table("Inner loop, by JMH", List.of("part", "µs", "bytes allocated"), rows);
        report.chart(Chart.bars("Inner loop", "µs", times), "inner.svg");
    }

    private static Collection<RunResult> measured() throws Exception {
        Options options = new OptionsBuilder().include("InnerLoop").mode(Mode.AverageTime).timeUnit(TimeUnit.MICROSECONDS).addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT).shouldFailOnError(true).forks(1).warmupIterations(5).warmupTime(TimeValue.seconds(2)).measurementIterations(5).measurementTime(TimeValue.seconds(2)).build();
        return new Runner(options).run();
    }
}
