package io.mcphub.tools;

import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The names and descriptions that all lists use for paging. */
public final class Paging {
    /** Describes the member {@code next_cursor}. */
    public static final String NEXT = "Give it as cursor for the next page; absent when nothing follows";
    /** Describes the member {@code guessed} of lists that take names. */
    public static final String GUESSED = "How names were understood that are not exact or not unique; absent if there are none";

    private Paging() {}

    /** The argument {@code cursor}: its description and its greatest length. */
    @Description("next_cursor of the page before")
    @Size(max = 2000)
    @Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Cursor {}
}
