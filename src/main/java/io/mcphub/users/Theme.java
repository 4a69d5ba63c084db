package io.mcphub.users;

/** The colours of a person's pages. */
public enum Theme {
    LIGHT,
    DARK
}
