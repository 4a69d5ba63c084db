package io.mcphub.benchmark;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;

/** A picture for the report, as SVG. */
record Chart(String title, org.knowm.xchart.internal.chartpart.Chart<?, ?> drawn) {
    private static final int WIDTH = 960;
    private static final int HEIGHT = 480;

    /** Medians as bars, with the quartiles as whiskers. */
    static Chart bars(String title, String unit, Map<String, Spread> values) {
        CategoryChart chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title).yAxisTitle(unit).build();
        chart.getStyler().setLegendVisible(false);
        chart.getStyler().setXAxisLabelRotation(20);
        List<Spread> spreads = List.copyOf(values.values());
        chart.addSeries(unit, List.copyOf(values.keySet()), spreads.stream().map(Spread::median).toList(), spreads.stream().map(s -> (s.high() - s.low()) / 2).toList());
        return new Chart(title, chart);
    }

    /** How values went on, each with its own line. */
    static Chart lines(String title, String x, String unit, Map<String, List<Double>> values) {
        XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).title(title).xAxisTitle(x).yAxisTitle(unit).build();
        chart.getStyler().setYAxisMin(0.0);
        values.forEach(chart::addSeries);
        return new Chart(title, chart);
    }

    void write(Path file) {
        VectorGraphics2D graphics = new VectorGraphics2D();
        drawn.paint(graphics, WIDTH, HEIGHT);
        try (OutputStream out = Files.newOutputStream(file)) {
            new SVGProcessor().getDocument(graphics.getCommands(), new PageSize(WIDTH, HEIGHT)).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
