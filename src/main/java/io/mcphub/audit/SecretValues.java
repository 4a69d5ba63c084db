package io.mcphub.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds secrets by their form, whatever their member is called: the hub's own tokens and links, JWTs, bearer headers, and the
 * shapes that providers declare.
 */
final class SecretValues {
    private static final List<SecretShape> OWN = List.of(
            new SecretShape("mcphub_[a-z]+_[\\w-]{8,}", List.of("mcphub_")),
            new SecretShape("eyJ[\\w-]{8,}\\.[\\w.-]{8,}", List.of("eyj")),
            new SecretShape("bearer\\s+[\\w.~+/=-]{8,}", List.of("bearer")),
            new SecretShape("(?<=/)connect/[\\w.~=-]{16,}", List.of("connect/")));

    private final Pattern pattern;
    private final List<String> beginnings;

    SecretValues(List<SecretShape> declared) {
        List<SecretShape> all = new ArrayList<>(OWN);
        all.addAll(declared);
        pattern = Pattern.compile("(?i)(" + all.stream().map(SecretShape::pattern).collect(Collectors.joining("|")) + ")");
        beginnings = all.stream().flatMap(shape -> shape.beginnings().stream()).map(beginning -> beginning.toLowerCase(Locale.ROOT)).distinct().toList();
    }

    static SecretValues of(Stream<SecretShapes> sources) {
        return new SecretValues(sources.flatMap(source -> source.shapes().stream()).toList());
    }

    /** The text, with every secret replaced. */
    String replaced(String text, String replacement) {
        return mayHoldSecret(text) ? pattern.matcher(text).replaceAll(replacement) : text;
    }

    private boolean mayHoldSecret(String text) {
        for (int i = 0; i < text.length(); i++) {
            for (String beginning : beginnings) {
                if (text.regionMatches(true, i, beginning, 0, beginning.length())) {
                    return true;
                }
            }
        }
        return false;
    }
}
