package io.mcphub.tools;

import io.mcphub.platform.HubException;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the element that a caller means by a name. A call that reads gets the best match; a call that writes needs an exact and
 * unique one.
 */
public final class NameResolver {
    private static final int SHOWN = 8;
    /** How many other candidates a sentence names. */
    private static final int OTHERS = 3;

    private NameResolver() {}

    /**
     * The element that is meant. Throws {@code INVALID_INPUT} with the candidates if that is not clear.
     *
     * @param field the argument's name as the caller wrote it
     * @param wanted the name to find
     * @param all the elements
     * @param names all names of an element
     * @param label how an error names an element, with its id
     */
    public static <T> T find(NameMatching use, String field, String wanted, Collection<T> all, Function<T, List<String>> names, Function<T, String> label) {
        String name = fold(wanted);
        List<T> exact = all.stream().filter(t -> names.apply(t).stream().anyMatch(n -> fold(n).equals(name))).toList();
        if (exact.size() == 1) {
            return exact.get(0);
        }
        List<T> candidates = exact.isEmpty() ? close(name, all, names) : exact;
        if (candidates.isEmpty()) {
            throw unknown(field, wanted);
        }
        if (!use.mayGuess()) {
            throw ambiguous(field, wanted, candidates, label);
        }
        use.guess(guess(wanted, candidates, label));
        return candidates.get(0);
    }

    private static <T> String guess(String wanted, List<T> candidates, Function<T, String> label) {
        String others = candidates.stream().skip(1).limit(OTHERS).map(label).collect(Collectors.joining(" or "));
        String more = candidates.size() > OTHERS + 1 ? " or " + (candidates.size() - OTHERS - 1) + " more" : "";
        return "\"" + cut(wanted) + "\" was taken for " + label.apply(candidates.get(0)) + (others.isEmpty() ? "" : ", not " + others + more) + ".";
    }

    /** The elements whose names begin with the text, then those that contain it; the shortest first. */
    private static <T> List<T> close(String name, Collection<T> all, Function<T, List<String>> names) {
        if (name.isEmpty()) {
            return List.of();
        }
        Predicate<T> contains = t -> names.apply(t).stream().anyMatch(n -> fold(n).contains(name));
        Comparator<T> best = Comparator.<T>comparingInt(t -> names.apply(t).stream().anyMatch(n -> fold(n).startsWith(name)) ? 0 : 1)
                .thenComparingInt(t -> names.apply(t).stream().mapToInt(String::length).min().orElse(0));
        return all.stream().filter(contains).sorted(best).toList();
    }

    private static HubException unknown(String field, @Nullable String wanted) {
        return HubException.invalid(field, "Nothing called \"" + cut(wanted) + "\" is visible to this account. List them first, or give an id.");
    }

    private static <T> HubException ambiguous(String field, String wanted, List<T> candidates, Function<T, String> label) {
        String shown = candidates.stream().limit(SHOWN).map(label).collect(Collectors.joining(", "));
        return HubException.invalid(field, "\"" + cut(wanted) + "\" is not an exact and unique name. Give the id of the one you mean: " + shown + ".");
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    private static String cut(@Nullable String text) {
        return text == null ? "" : text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }
}
