package io.mcphub.integrations.hub;

import io.mcphub.tools.RegisteredTool;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Orders tools by how well they match words. The name counts most, then the title, then the description; a word that few
 * tools have says more than one that many have; and a tool that matches all words comes before one that matches a single one well.
 */
final class ToolRanking {
    private static final double EXACT = 1_000_000;

    /** Words that say nothing about a tool. */
    private static final Set<String> EMPTY = Set.of("a", "an", "the", "to", "of", "in", "on", "for", "with", "my", "me", "and", "or", "by", "from");

    /** Verbs that people and tools choose differently for the same thing. */
    private static final List<Set<String>> SAME = List.of(
            Set.of("send", "post", "write", "reply"), Set.of("find", "search", "lookup", "query"), Set.of("list", "show", "all"), Set.of("delete", "remove"),
            Set.of("edit", "update", "change"), Set.of("create", "add", "new", "make"), Set.of("read", "get", "fetch", "view", "history"));

    private final List<Text> texts;

    private ToolRanking(List<RegisteredTool> tools) {
        texts = tools.stream().map(Text::of).toList();
    }

    /** The tools that match at least one word, best first; equals stay in their order. */
    static List<RegisteredTool> best(List<RegisteredTool> tools, String query, int limit) {
        return new ToolRanking(tools).best(query, limit);
    }

    private List<RegisteredTool> best(String query, int limit) {
        Map<String, Double> weights = words(query).stream().distinct().collect(Collectors.toMap(word -> word, this::rarity));
        return texts.stream()
                .map(text -> new Scored(text.tool(), text.score(weights) + (text.isNamed(query.strip()) ? EXACT : 0)))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(limit)
                .map(Scored::tool)
                .toList();
    }

    private double rarity(String word) {
        long having = texts.stream().filter(text -> text.score(word) > 0).count();
        return Math.log1p((double) texts.size() / (1 + having));
    }

    /** In lower case, and the plural like the singular: people search for "message", and the tool is called "messages". */
    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty() && !EMPTY.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word)
                .toList();
    }

    private record Scored(RegisteredTool tool, double score) {}

    /** What a tool says of itself, in words. */
    private record Text(RegisteredTool tool, List<String> name, List<String> title, List<String> description) {
        static Text of(RegisteredTool tool) {
            return new Text(tool, words(tool.name()), words(tool.title()), words(tool.description()));
        }

        boolean isNamed(String query) {
            return query.equals(tool.name()) || query.equals(tool.flatName());
        }

        double score(Map<String, Double> weights) {
            long matched = weights.keySet().stream().filter(word -> score(word) > 0).count();
            return matched * weights.entrySet().stream().mapToDouble(word -> word.getValue() * score(word.getKey())).sum();
        }

        int score(String word) {
            return 4 * score(name, word) + 2 * score(title, word) + score(description, word);
        }

        /** A whole word counts twice as much as a part of one, or as another word for the same. */
        private static int score(List<String> words, String word) {
            if (words.contains(word)) {
                return 2;
            }
            boolean similar = SAME.stream().filter(group -> group.contains(word)).flatMap(Set::stream).anyMatch(words::contains);
            return similar || words.stream().anyMatch(part -> part.contains(word)) ? 1 : 0;
        }
    }
}
