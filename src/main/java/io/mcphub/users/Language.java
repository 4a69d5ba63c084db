package io.mcphub.users;

import java.util.Locale;

/** The languages of pages. */
public enum Language {
    EN(Locale.ENGLISH),
    DE(Locale.GERMAN);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    /** The language as Java names it. */
    public Locale locale() {
        return locale;
    }
}
