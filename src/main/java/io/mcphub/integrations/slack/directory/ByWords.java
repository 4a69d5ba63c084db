package io.mcphub.integrations.slack.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds by words, because Slack has no such search. Every word must occur; case and accents do not count. */
final class ByWords {
    private ByWords() {}

    /**
     * What fits, the best first: a name that is the query, then one that begins with it, one that contains it, and the rest.
     *
     * @param names an element's names
     * @param texts what else its words may occur in
     */
    static <T> List<T> find(List<T> all, String query, Function<T, Stream<String>> names, Function<T, Stream<String>> texts) {
        String wanted = folded(query).replaceAll("^[#@]", "").strip();
        List<String> words = Arrays.asList(wanted.split("\\s+"));
        return all.stream()
                .filter(one -> fits(words, Stream.concat(names.apply(one), texts.apply(one))))
                .sorted(Comparator.comparingInt(one -> names.apply(one).mapToInt(name -> distance(folded(name), wanted)).min().orElse(3)))
                .toList();
    }

    /** The values that are there. */
    static Stream<String> given(@Nullable String... values) {
        return Stream.of(values).filter(Objects::nonNull);
    }

    private static boolean fits(List<String> words, Stream<String> texts) {
        String all = texts.map(ByWords::folded).collect(Collectors.joining(" "));
        return words.stream().allMatch(all::contains);
    }

    private static int distance(String name, String wanted) {
        return name.equals(wanted) ? 0 : name.startsWith(wanted) ? 1 : name.contains(wanted) ? 2 : 3;
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT).strip();
    }
}
