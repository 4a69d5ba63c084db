package io.mcphub.integrations.hub;

import io.mcphub.tools.RegisteredTool;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Orders tools by how well they match words: the name counts most, then the title, then the description. */
final class ToolRanking {
    private static final int EXACT = 1000;

    private ToolRanking() {}

    /** The tools that match at least one word, best first; equals stay in the order of the catalogue. */
    static List<RegisteredTool> best(List<RegisteredTool> tools, String query, int limit) {
        List<String> words = words(query).stream().distinct().toList();
        return tools.stream()
                .map(tool -> new Scored(tool, score(tool, words) + (isNameOf(tool, query.strip()) ? EXACT : 0)))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingInt(Scored::score).reversed())
                .limit(limit)
                .map(Scored::tool)
                .toList();
    }

    private static boolean isNameOf(RegisteredTool tool, String query) {
        return query.equals(tool.name()) || query.equals(tool.flatName());
    }

    private static int score(RegisteredTool tool, List<String> words) {
        return words.stream().mapToInt(word -> score(tool.name(), word, 4) + score(tool.title(), word, 2) + score(tool.description(), word, 1)).sum();
    }

    /** A whole word counts twice as much as a part of one. */
    private static int score(String text, String word, int weight) {
        boolean whole = words(text).contains(word);
        return whole ? 2 * weight : text.toLowerCase(Locale.ROOT).contains(word) ? weight : 0;
    }

    /** In lower case, and the plural like the singular: people search for "message", and the tool is called "messages". */
    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word)
                .toList();
    }

    private record Scored(RegisteredTool tool, int score) {}
}
