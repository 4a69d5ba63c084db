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
    /** Whether a secret may begin with this ASCII character. */
    private final boolean[] first = new boolean[128];

    SecretValues(List<SecretShape> declared) {
        List<SecretShape> all = new ArrayList<>(OWN);
        all.addAll(declared);
        pattern = Pattern.compile("(?i)(" + all.stream().map(SecretShape::pattern).collect(Collectors.joining("|")) + ")");
        beginnings = all.stream().flatMap(shape -> shape.beginnings().stream()).map(beginning -> beginning.toLowerCase(Locale.ROOT)).distinct().toList();
        for (char c = 0; c < first.length; c++) {
            String letter = String.valueOf(c);
            first[c] = beginnings.stream().anyMatch(beginning -> letter.regionMatches(true, 0, beginning, 0, Math.min(1, beginning.length())));
        }
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
            // Some letters beyond ASCII have the same capital as an ASCII letter.
            char c = text.charAt(i);
            if ((c >= first.length || first[c]) && begins(text, i)) {
                return true;
            }
        }
        return false;
    }

    private boolean begins(String text, int at) {
        for (String beginning : beginnings) {
            if (text.regionMatches(true, at, beginning, 0, beginning.length())) {
                return true;
            }
        }
        return false;
    }
}
