package io.mcphub.benchmark;

import java.nio.file.Path;

/**
 * Everything that the hub promises about time and memory, measured in one run at the built hub: {@code mvn -Pbenchmark verify}. The
 * table and its charts are written to {@code target/benchmark}. What {@code -Dbenchmark.*} may say is in {@link Plan}.
 */
public final class Benchmark {
    private Benchmark() {}

    public static void main(String[] arguments) throws Exception {
        Plan plan = Plan.ofProperties();
        Report report = new Report(Path.of("target", "benchmark"));
        run(plan, "calls", new CallsPart(plan, report)::run);
        run(plan, "log", new LogPart(plan, report)::run);
        run(plan, "starts", new StartsPart(plan, report)::run);
        run(plan, "memory", new MemoryPart(plan, report)::run);
        run(plan, "open", new OpenPart(plan, report)::run);
        run(plan, "inner", new InnerPart(report)::run);
        run(plan, "soak", new SoakPart(plan, report)::run);
    }

    private interface Part {
        void run() throws Exception;
    }

    private static void run(Plan plan, String name, Part part) throws Exception {
        if (plan.has(name)) {
            System.out.println("Measures: " + name);
            part.run();
        }
    }
}
