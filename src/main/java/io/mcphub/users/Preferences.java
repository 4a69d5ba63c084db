package io.mcphub.users;

import io.mcphub.platform.HubException;
import io.mcphub.platform.VisibleText;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * How a person wants to be called and how pages speak to them; null leaves it to the browser.
 *
 * @param name what pages call the person instead of the address; at most 80 characters on one line
 * @param zone an IANA time zone, such as {@code Europe/Berlin}
 * @param theme the colours
 * @param language the language of pages
 */
public record Preferences(@Nullable String name, @Nullable String zone, @Nullable Theme theme, @Nullable Language language) {
    /** Of a person who never said anything. */
    public static final Preferences NONE = new Preferences(null, null, null, null);

    private static final int LONGEST_NAME = 80;

    /** Checks every part; {@code INVALID_INPUT} names the first that is wrong. Blank means null. */
    public Preferences {
        name = blankToNull(name);
        zone = blankToNull(zone);
        if (name != null && (name.length() > LONGEST_NAME || !VisibleText.isOneLine(name))) {
            throw HubException.invalid("name", "Give a name of at most " + LONGEST_NAME + " characters on one line.");
        }
        if (zone != null && !isZone(zone)) {
            throw HubException.invalid("zone", "Choose a time zone of the IANA list, such as Europe/Berlin.");
        }
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static boolean isZone(String id) {
        try {
            return ZoneId.getAvailableZoneIds().contains(ZoneId.of(id).getId());
        } catch (DateTimeException unknown) {
            return false;
        }
    }
}
