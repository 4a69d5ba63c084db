package io.mcphub.users;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses as the hub compares them: stripped, lower case. */
final class EmailAddress {
    private static final int LONGEST = 254;
    /** Deliberately loose: one @, no blanks, a dot or nothing special after it; only a sent mail could prove more. */
    private static final Pattern FORM = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,253}");

    private EmailAddress() {}

    /** The comparable form, whatever was typed. */
    static String normalise(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** The comparable form; {@code INVALID_INPUT} if it cannot be an address. */
    static String require(String typed) {
        String email = normalise(typed);
        if (email.length() > LONGEST || !FORM.matcher(email).matches() || !Texts.isOneLine(email)) {
            throw HubException.invalid("email", "Give an e-mail address such as ada@example.com.");
        }
        return email;
    }
}
