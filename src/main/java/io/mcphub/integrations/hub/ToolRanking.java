package io.mcphub.integrations.hub;

import io.mcphub.tools.RegisteredTool;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders tools by how well they match words: the name counts most, then the title, then the description. */
final class ToolRanking {
    private static final int MAX_RESULTS = 20;

    private ToolRanking() {}

    /** The tools that match at least one word, best first; equals stay in the order of the catalogue. */
    static List<RegisteredTool> best(List<RegisteredTool> tools, String query) {
        List<String> words = Arrays.stream(query.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(w -> !w.isEmpty()).distinct().toList();
        return tools.stream()
                .map(tool -> new Scored(tool, score(tool, words)))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .limit(MAX_RESULTS)
                .map(Scored::tool)
                .toList();
    }

    private static int score(RegisteredTool tool, List<String> words) {
        return words.stream().mapToInt(word -> score(tool.name(), word, 4) + score(tool.title(), word, 2) + score(tool.description(), word, 1)).sum();
    }

    /** A whole word counts twice as much as a part of one. */
    private static int score(String text, String word, int weight) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean whole = Arrays.asList(lower.split("[^\\p{L}\\p{N}]+")).contains(word);
        return whole ? 2 * weight : lower.contains(word) ? weight : 0;
    }

    private record Scored(RegisteredTool tool, int score) {}
}
