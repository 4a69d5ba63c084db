package io.mcphub.users.passwords;

import io.mcphub.platform.HubException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The rules for passwords (NIST SP 800-63B §3.1.1.2): long, not the e-mail address, not a common one. */
public final class PasswordRules {
    private static final int SHORTEST = 12;
    /** Limits the work of hashing; far longer than what people type. */
    private static final int LONGEST = 256;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /**
     * Throws {@code INVALID_INPUT} with the broken rule.
     *
     * @param field the caller's name of the value
     */
    public static void check(String field, String password, String email) {
        String lower = password.toLowerCase(Locale.ROOT).strip();
        int length = password.codePointCount(0, password.length());
        if (length < SHORTEST || length > LONGEST) {
            throw HubException.invalid(field, "Choose a password of " + SHORTEST + " to " + LONGEST + " characters.");
        }
        if (lower.equals(email) || lower.equals(email.substring(0, Math.max(0, email.indexOf('@'))))) {
            throw HubException.invalid(field, "Choose a password that is not your e-mail address.");
        }
        if (COMMON.contains(lower) || lower.chars().distinct().count() < 4) {
            throw HubException.invalid(field, "Choose another password: this one is among those that are tried first.");
        }
    }

    private static Set<String> common() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("common-passwords.txt");
                BufferedReader lines = new BufferedReader(new InputStreamReader(list, StandardCharsets.UTF_8))) {
            return lines.lines().map(String::strip).filter(l -> !l.isEmpty()).collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
