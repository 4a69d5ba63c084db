package io.mcphub.settings;

import io.mcphub.platform.HubException;
import io.mcphub.platform.outbound.AddressRange;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the values of settings may be. */
final class SettingRules {
    private static final int LONGEST = 1024;
    private static final Pattern TOOL = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*(\\.\\*)?");

    private SettingRules() {}

    /** The value as it is kept, before a secret is sealed. {@code INVALID_INPUT} names the setting and says what it may be. */
    static String checked(Setting setting, Object value) {
        if (setting.kind() == Setting.Kind.FLAG) {
            return String.valueOf(flag(setting, value));
        }
        if (setting.kind() == Setting.Kind.NUMBER) {
            return String.valueOf(number(setting, value));
        }
        String text = text(setting, value);
        return switch (setting.kind()) {
            case URL -> url(setting, text);
            case HOST -> hasScheme(text) ? url(setting, text) : host(setting, text);
            case CHOICE -> all(setting, text, setting.choices()::contains, "must be one of " + String.join(", ", setting.choices()) + ".");
            case CHOICES -> all(setting, text, setting.choices()::contains, "must be some of " + String.join(", ", setting.choices()) + ", comma-separated.");
            case ORIGINS -> all(setting, text, SettingRules::isOrigin, "must be origins such as https://app.example.com, comma-separated.");
            case URIS -> all(setting, text, SettingRules::isUri, "must be addresses such as app://callback, comma-separated.");
            case ADDRESSES -> all(setting, text, SettingRules::isRange, "must be addresses or ranges such as 10.0.0.0/8, comma-separated.");
            case TOOLS -> all(setting, text, tool -> TOOL.matcher(tool).matches(), "must be names of tools as GET /api/tools lists them, or beginnings such as hub.*, comma-separated.");
            default -> text;
        };
    }

    /** Comma-separated values, stripped and without empty ones. */
    static List<String> parts(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    static boolean hasScheme(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }

    /** A text of printable ASCII, because values go into headers, forms and addresses. */
    private static String text(Setting setting, Object value) {
        String text = value instanceof String typed ? typed.strip() : "";
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(c -> c >= 0x20 && c < 0x7f)) {
            throw invalid(setting, "must be a text of 1 to " + LONGEST + " ASCII characters, or null to delete it.");
        }
        return text;
    }

    private static boolean flag(Setting setting, Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw invalid(setting, "must be true, false or null.");
    }

    private static int number(Setting setting, Object value) {
        if (value instanceof Integer number && number >= 1 && number <= setting.most()) {
            return number;
        }
        throw invalid(setting, "must be a whole number from 1 to " + setting.most() + ", or null.");
    }

    private static String all(Setting setting, String text, Predicate<String> rule, String otherwise) {
        List<String> parts = parts(text);
        if (parts.isEmpty() || !parts.stream().allMatch(rule)) {
            throw invalid(setting, otherwise);
        }
        return String.join(",", parts);
    }

    private static String url(Setting setting, String text) {
        String url = text.replaceAll("/+$", "");
        if (!isAddress(url)) {
            throw invalid(setting, "must be an address such as https://hub.example.com, without a path.");
        }
        return url;
    }

    private static String host(Setting setting, String text) {
        if (!isAddress("https://" + text)) {
            throw invalid(setting, "must be a host such as hub.example.com or hub.example.com:8443, or an address without a path.");
        }
        return text;
    }

    private static boolean isOrigin(String text) {
        return isAddress(text.replaceAll("/$", ""));
    }

    /** Scripts and data are no addresses of an app. */
    private static boolean isUri(String text) {
        return text.matches("[a-z][a-z0-9+.-]*:[^\\s<>\"]+") && !text.matches("(javascript|data|vbscript|file|http|blob):.*");
    }

    private static boolean isRange(String text) {
        try {
            AddressRange.of(text);
            return true;
        } catch (IllegalArgumentException noRange) {
            return false;
        }
    }

    private static boolean isAddress(String url) {
        if (!hasScheme(url)) {
            return false;
        }
        try {
            URI uri = URI.create(url);
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getUserInfo() == null && uri.getRawPath().isEmpty();
            return uri.getHost() != null && bare && uri.getPort() <= 65_535 && uri.getPort() != 0;
        } catch (IllegalArgumentException notUri) {
            return false;
        }
    }

    private static HubException invalid(Setting setting, String rule) {
        return HubException.invalid(setting.name(), setting.name() + " " + rule);
    }
}
