package io.mcphub.platform.http;

import java.util.Locale;

/** What the core says, in the language of a page: the bundle {@code refusals}. */
public final class Refusals {
    private static final Sentences SENTENCES = new Sentences(Refusals.class.getPackageName() + ".refusals");

    private Refusals() {}

    /** The sentence in a language; as it is if nobody has put it into that language, such as the words of a provider. */
    public static String in(Locale language, String sentence) {
        return SENTENCES.in(language, sentence).orElse(sentence);
    }
}
