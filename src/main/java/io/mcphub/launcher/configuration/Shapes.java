package io.mcphub.launcher.configuration;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/** Checks the form of variables' values. */
final class Shapes {
    /** Digits and colons only, so that {@link InetAddress} never asks a name server. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    private static final Pattern HOST = Pattern.compile("([A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9a-fA-F:.]+])(:[0-9]{1,5})?");

    private Shapes() {}

    static boolean isEmail(String text) {
        return EMAIL.matcher(text).matches();
    }

    static boolean isUrl(String text) {
        return text.matches("https?://[^/\\s?#@]+(/[^\\s?#]*)?") && isUri(text);
    }

    static boolean isOrigin(String text) {
        return text.matches("https?://[^/\\s?#@]+/?") && isUri(text);
    }

    /** A host name or address, with or without a port. */
    static boolean isHost(String text) {
        return HOST.matcher(text).matches();
    }

    /** A JDBC address of a server, with nobody's name or password in it: addresses are shown. */
    static boolean isDatabaseUrl(String text) {
        return text.matches("jdbc:[a-z]+://[^/\\s?#@]+/[^/\\s?#]+(\\?[^\\s#]*)?") && !text.matches("(?i).*[?&](user|password)=.*");
    }

    static boolean isUri(String text) {
        try {
            return URI.create(text).isAbsolute();
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }

    static boolean isCidr(String text) {
        String[] parts = text.split("/", 2);
        if (!LITERAL.matcher(parts[0]).matches() || parts.length == 2 && !parts[1].matches("[0-9]{1,3}")) {
            return false;
        }
        try {
            int bits = InetAddress.getByName(parts[0]).getAddress().length * 8;
            return parts.length == 1 || Integer.parseInt(parts[1]) <= bits;
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
