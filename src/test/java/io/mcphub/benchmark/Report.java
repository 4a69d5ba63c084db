package io.mcphub.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was measured: a table of goals, tables of everything else, and charts, in a folder. Each line is printed when it is known. */
final class Report {
    private final Path folder;
    private final List<String> goals = new ArrayList<>();
    private final List<String> rest = new ArrayList<>();

    Report(Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line of the table of goals: the median counts. */
    void atMost(String what, Spread measured, double goal, String unit) {
        goal(what, measured + unit, "≤ " + trimmed(goal) + unit, measured.median() <= goal);
    }

    /** The same the other way round. */
    void atLeast(String what, Spread measured, double goal) {
        goal(what, measured.toString(), "≥ " + trimmed(goal), measured.median() >= goal);
    }

    /** A line of the table of goals that is not a spread. */
    void goal(String what, String measured, String goal, boolean reached) {
        String line = "| " + what + " | " + measured + " | " + goal + " | " + (reached ? "yes" : "**no**") + " |";
        System.out.println(line);
        goals.add(line);
        write();
    }

    /** A table of its own. */
    void table(String title, List<String> head, List<List<String>> rows) {
        List<String> lines = new ArrayList<>(List.of("", "## " + title, "", row(head), row(head.stream().map(column -> "---").toList())));
        rows.forEach(row -> lines.add(row(row)));
        lines.forEach(System.out::println);
        rest.addAll(lines);
        write();
    }

    /** A chart, drawn into a file of this name. */
    void chart(Chart chart, String file) {
        chart.write(folder.resolve(file));
        rest.addAll(List.of("", "![" + chart.title() + "](" + file + ")"));
        write();
    }

    /** All of it. */
    String markdown() {
        List<String> lines = new ArrayList<>(List.of("# Benchmark", "", "Medians, with quartiles of the turns in brackets. Ratios are of neighbouring turns.", "",
                "| what | measured | goal | reached |", "|---|---|---|---|"));
        lines.addAll(goals);
        lines.addAll(rest);
        return String.join("\n", lines) + "\n";
    }

    /** After each part, so that a run that is ended leaves what it has. */
    private void write() {
        try {
            Files.writeString(folder.resolve("report.md"), markdown());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String trimmed(double goal) {
        return goal == Math.rint(goal) ? String.valueOf((long) goal) : String.valueOf(goal);
    }
}
