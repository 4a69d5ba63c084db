package io.mcphub.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table {@code target/cluster/throughput.md}. */
final class Measures {
    private static final Path FILE = Path.of("target", "cluster", "throughput.md");

    private final List<String> lines = new ArrayList<>(List.of(
            "| nodes | what | a second | hub ms | PostgreSQL ms | round trips | commits | of them writing | log bytes | rows read | rows written |",
            "|---|---|---|---|---|---|---|---|---|---|---|"));

    /**
     * Adds a row, and says it at once.
     *
     * @param perSecond how often it was done
     * @param each what one of them costs
     */
    void add(int nodes, String what, double perSecond, Work each) {
        String row = String.format(Locale.ROOT, "| %d | %s | %.1f | %.3f | %.3f | %.2f | %.2f | %.2f | %.0f | %.1f | %.2f |", nodes, what, perSecond, each.hubMillis(), each.databaseMillis(), each.trips(),
                each.commits(), each.writes(), each.walBytes(), each.rowsRead(), each.rowsWritten());
        System.out.println(row);
        lines.add(row);
    }

    void write() throws IOException {
        Files.createDirectories(FILE.getParent());
        Files.writeString(FILE, String.join("\n", lines) + "\n");
    }
}
