package io.mcphub.integrations.telegram.signin;

import io.mcphub.platform.HubException;

/** A phone number in international form. */
record PhoneNumber(String digits) {
    private static final int SHORTEST = 7;
    private static final int LONGEST = 15;
    private static final int SHOWN = 2;

    /** Reads a number as people write it. Throws {@code INVALID_INPUT} unless it begins with + or 00 and a country code (ITU-T E.164). */
    static PhoneNumber read(String written) {
        String plain = written.strip().replaceAll("[\\s().\\-/]", "").replaceFirst("^00", "+");
        String digits = plain.replaceFirst("^\\+", "");
        boolean fits = plain.startsWith("+") && digits.matches("[1-9][0-9]*") && digits.length() >= SHORTEST && digits.length() <= LONGEST;
        if (!fits) {
            throw HubException.invalid(SignInSteps.PHONE, "Write the number in international form, with + and the country code, such as +49 151 23456789.");
        }
        return new PhoneNumber(digits);
    }

    /** As the form of a request wants it. */
    String international() {
        return "+" + digits;
    }

    /** The number with only its first and last two digits. */
    static String masked(String digits) {
        String plain = digits.replaceAll("[^0-9]", "");
        return plain.length() < SHORTEST ? "your number" : "+" + plain.substring(0, SHOWN) + "…" + plain.substring(plain.length() - SHOWN);
    }

    /** Never the number, because a record's own form would be logged. */
    @Override
    public String toString() {
        return masked(digits);
    }
}
