package io.mcphub.platform.http;

import java.text.MessageFormat;
import java.text.ParsePosition;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/**
 * What the core says, in the language of a page. The core speaks English, because programs and models read it as well. The bundle
 * {@code refusals} has its sentences as patterns: the one that fits tells the values, and the same key has the sentence in another language.
 */
public final class Refusals {
    private static final ResourceBundle SPOKEN = bundle(Locale.ENGLISH);

    private Refusals() {}

    /** The sentence in a language; as it is if nobody has put it into that language, such as the words of a provider. */
    public static String in(Locale language, String sentence) {
        ResourceBundle wanted = bundle(language);
        return wanted.getLocale().equals(SPOKEN.getLocale()) ? sentence : SPOKEN.keySet().stream()
                .flatMap(key -> said(SPOKEN.getString(key), sentence).map(values -> new MessageFormat(wanted.getString(key), language).format(values)).stream())
                .findFirst()
                .orElse(sentence);
    }

    /** The values with which the pattern makes this sentence; empty if it does not. */
    private static Optional<Object[]> said(String pattern, String sentence) {
        ParsePosition read = new ParsePosition(0);
        Object[] values = new MessageFormat(pattern, Locale.ENGLISH).parse(sentence, read);
        return values == null || read.getIndex() < sentence.length() ? Optional.empty() : Optional.of(values);
    }

    private static ResourceBundle bundle(Locale language) {
        Locale known = language.getLanguage().equals("de") ? Locale.GERMAN : Locale.ENGLISH;
        return ResourceBundle.getBundle(Refusals.class.getPackageName() + ".refusals", known, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
