package io.mcphub.users;

import io.mcphub.platform.HubException;
import io.mcphub.platform.VisibleText;
import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** E-mail addresses in comparable form: stripped, in lower case, in normal form C (UAX #15). */
public final class EmailAddress {
    private static final int LONGEST = 254;
    /** RFC 5321 §4.1.2 without quotes and address literals, plus letters of other alphabets (RFC 6531). */
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~\\p{L}\\p{M}\\p{Nd}-]+";
    private static final String LABEL = "[a-z0-9\\p{L}](?:[a-z0-9\\p{L}\\p{M}\\p{Nd}-]{0,61}[a-z0-9\\p{L}\\p{M}\\p{Nd}])?";
    private static final Pattern FORM = Pattern.compile("(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@(?:" + LABEL + "\\.)+" + LABEL);
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    /** No script puts so many marks on a letter; they would cover the lines around it. */
    private static final Pattern STACKED = Pattern.compile("\\p{M}{4}");

    private EmailAddress() {}

    /** The comparable form; checks nothing. */
    public static String normalise(String typed) {
        return Normalizer.normalize(Normalizer.normalize(typed.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /**
     * Whether it contains letters of another alphabet, which can look like another person's address. Letters with accents do not
     * count. Marks that form no letter of their own do, such as a dot above an i. A domain in its ASCII form ({@code xn--}) counts
     * as the letters that it stands for.
     */
    static boolean isLookalike(String address) {
        String email = readable(address);
        String letters = MARKS.matcher(Normalizer.normalize(email, Normalizer.Form.NFD)).replaceAll("");
        return MARKS.matcher(Normalizer.normalize(email, Normalizer.Form.NFC)).find() || !letters.chars().allMatch(c -> c < 0x80);
    }

    /** The address in ASCII: every other character as {@code U+0430}. */
    static String escaped(String email) {
        return readable(email).chars().mapToObj(c -> c < 0x80 ? String.valueOf((char) c) : String.format("{U+%04X}", c)).collect(Collectors.joining());
    }

    /** The address as mail programs show it: the domain in letters (RFC 5891). */
    private static String readable(String email) {
        int at = email.lastIndexOf('@') + 1;
        return email.substring(0, at) + IDN.toUnicode(email.substring(at), IDN.ALLOW_UNASSIGNED);
    }

    /** The comparable form. Throws {@code INVALID_INPUT} if it is not a valid address. */
    public static String require(String typed) {
        String email = normalise(typed);
        if (email.length() > LONGEST || !FORM.matcher(email).matches() || !VisibleText.isOneLine(email) || STACKED.matcher(email).find()) {
            throw HubException.invalid("email", "This is not an e-mail address. Give one such as ada@example.com.");
        }
        return email;
    }
}
