package io.mcphub.tools.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.WireNames;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Orders tools by how well they match words. The name counts most, then the title, then the description. A rare word counts more
 * than a common one. A tool that matches all words comes before one that matches a single word well.
 */
public final class ToolRanking {
    private static final double EXACT = 1_000_000;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Words that say nothing about a tool. */
    private static final Set<String> EMPTY = Set.of("a", "an", "the", "to", "of", "in", "on", "for", "with", "my", "me", "and", "or", "by", "from");

    /** Verbs that mean the same. */
    private static final List<Set<String>> SAME = List.of(
            Set.of("send", "post", "write", "reply"), Set.of("find", "search", "lookup", "query"), Set.of("list", "show", "all"), Set.of("delete", "remove"),
            Set.of("edit", "update", "change"), Set.of("create", "add", "new", "make"), Set.of("read", "get", "fetch", "view", "history"));

    /**
     * Keyed by the tool and not by its name, because another caller may have a different tool of that name. Cached, because
     * splitting a text costs more than comparing words.
     */
    private static final Cache<RegisteredTool, Text> TEXTS = Caffeine.newBuilder().weakKeys().build();

    private ToolRanking() {}

    /** The tools that match at least one word, best first; equal ones keep their order. */
    public static List<RegisteredTool> best(List<RegisteredTool> tools, String query, int limit) {
        List<Text> texts = tools.stream().map(tool -> TEXTS.get(tool, Text::of)).toList();
        List<Wanted> words = words(query).stream().distinct().map(Wanted::of).toList();
        int[][] scores = texts.stream().map(text -> words.stream().mapToInt(text::score).toArray()).toArray(int[][]::new);
        double[] rarities = IntStream.range(0, words.size()).mapToDouble(word -> rarity(scores, word)).toArray();
        List<Scored> found = IntStream.range(0, texts.size())
                .mapToObj(i -> texts.get(i).isNamed(query.strip())
                        ? new Scored(tools.get(i), EXACT, false)
                        : new Scored(tools.get(i), fits(tools.get(i), scores[i]) ? score(scores[i], rarities) : 0, isRisky(tools.get(i), texts.get(i), words)))
                .filter(scored -> scored.score() > 0)
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .toList();
        return safelyLed(found).limit(limit).map(Scored::tool).toList();
    }

    /** The list, led by the best that is not risky. If all are, there is no such tool: one that destroys something else is worse than none. */
    private static Stream<Scored> safelyLed(List<Scored> found) {
        return found.stream()
                .filter(scored -> !scored.risky())
                .findFirst()
                .map(first -> Stream.concat(Stream.of(first), found.stream().filter(scored -> scored != first)))
                .orElse(Stream.empty());
    }

    /**
     * Whether the tool destroys something and might not be meant. It is, if all words fit it, and its name or title has two thirds of
     * them, at least two: its verb and what it destroys. Otherwise it never leads.
     */
    private static boolean isRisky(RegisteredTool tool, Text text, List<Wanted> words) {
        if (tool.effect() != Effect.DESTRUCTIVE || tool.delegates()) {
            return false;
        }
        long named = words.stream().filter(text::names).count();
        return named < Math.min(words.size(), Math.max(2, (2 * words.size() + 2) / 3)) || words.stream().anyMatch(word -> text.score(word) == 0);
    }

    /**
     * Whether the tool has enough of the words: a third, and two thirds if it destroys something, which must not be found by its verb
     * alone. Otherwise there is no such tool.
     */
    private static boolean fits(RegisteredTool tool, int[] ofTool) {
        long matched = Arrays.stream(ofTool).filter(score -> score > 0).count();
        return matched * 3 >= ofTool.length * (tool.effect() == Effect.DESTRUCTIVE && !tool.delegates() ? 2L : 1L);
    }

    private static double rarity(int[][] scores, int word) {
        long having = Arrays.stream(scores).filter(ofTool -> ofTool[word] > 0).count();
        return Math.log1p((double) scores.length / (1 + having));
    }

    private static double score(int[] ofTool, double[] rarities) {
        long matched = Arrays.stream(ofTool).filter(score -> score > 0).count();
        return matched * IntStream.range(0, ofTool.length).mapToDouble(word -> rarities[word] * ofTool[word]).sum();
    }

    /** The words in lower case and in the singular, so that "message" finds "messages". */
    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty() && !EMPTY.contains(word))
                .map(word -> word.length() > 3 && word.endsWith("s") && !word.endsWith("ss") ? word.substring(0, word.length() - 1) : word)
                .toList();
    }

    private record Scored(RegisteredTool tool, double score, boolean risky) {}

    /** A word of the query, and its synonyms. */
    private record Wanted(String word, Set<String> same) {
        static Wanted of(String word) {
            return new Wanted(word, SAME.stream().filter(group -> group.contains(word)).findFirst().orElse(Set.of()));
        }
    }

    /** The words of a tool's texts. */
    private record Text(List<String> names, Set<String> nameWords, Set<String> titleWords, Set<String> descriptionWords) {
        static Text of(RegisteredTool tool) {
            return new Text(WireNames.of(tool.name()), Set.copyOf(words(tool.name())), Set.copyOf(words(tool.title())), Set.copyOf(words(tool.description())));
        }

        boolean isNamed(String query) {
            return names.contains(query);
        }

        /** Whether the name or the title has the word. */
        boolean names(Wanted wanted) {
            return score(nameWords, wanted) > 0 || score(titleWords, wanted) > 0;
        }

        int score(Wanted wanted) {
            return 4 * score(nameWords, wanted) + 2 * score(titleWords, wanted) + score(descriptionWords, wanted);
        }

        /** A whole word counts twice as much as a part of a word or a synonym. */
        private static int score(Set<String> words, Wanted wanted) {
            if (words.contains(wanted.word())) {
                return 2;
            }
            return !Collections.disjoint(words, wanted.same()) || words.stream().anyMatch(part -> part.contains(wanted.word())) ? 1 : 0;
        }
    }
}
