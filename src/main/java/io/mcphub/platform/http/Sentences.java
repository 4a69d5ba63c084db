package io.mcphub.platform.http;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * English sentences in the language of a page. The code speaks English, because programs and models read it as well. A bundle has its
 * sentences as patterns of {@link MessageFormat}: the one that fits tells the values, and the same key has the sentence in another language.
 */
public final class Sentences {
    private final String bundle;
    private final ResourceBundle spoken;
    private final Map<String, String> fixed;
    private final List<String> withValues;

    /**
     * The sentences of a bundle. Throws {@link java.util.MissingResourceException} if there is none.
     *
     * @param bundle its base name, such as {@code io.mcphub.platform.http.refusals}
     */
    public Sentences(String bundle) {
        this.bundle = bundle;
        spoken = in(Locale.ENGLISH);
        fixed = spoken.keySet().stream().filter(key -> !hasValues(key)).collect(Collectors.toMap(key -> format(spoken, key, Locale.ENGLISH), key -> key, (one, same) -> one));
        withValues = spoken.keySet().stream().filter(this::hasValues).toList();
    }

    /** The sentence in a language; empty if the bundle does not have it, or not in this language. */
    public Optional<String> in(Locale language, String sentence) {
        ResourceBundle wanted = in(language);
        if (wanted.getLocale().equals(spoken.getLocale())) {
            return Optional.empty();
        }
        String key = fixed.get(sentence);
        return key != null ? Optional.of(format(wanted, key, language)) : withValues.stream().flatMap(one -> fitted(one, sentence, wanted, language).stream()).findFirst();
    }

    private Optional<String> fitted(String key, String sentence, ResourceBundle wanted, Locale language) {
        ParsePosition read = new ParsePosition(0);
        Object[] values = new MessageFormat(spoken.getString(key), Locale.ENGLISH).parse(sentence, read);
        return values == null || read.getIndex() < sentence.length() ? Optional.empty() : Optional.of(format(wanted, key, language, values));
    }

    private boolean hasValues(String key) {
        return spoken.getString(key).contains("{0}");
    }

    private static String format(ResourceBundle texts, String key, Locale language, Object... values) {
        return new MessageFormat(texts.getString(key), language).format(values);
    }

    private ResourceBundle in(Locale language) {
        Locale known = language.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
        return ResourceBundle.getBundle(bundle, known, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
