package io.mcphub.launcher;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What values of environment variables must look like. A wrong one ends the start with its name, instead of a failing request much later. */
final class VariableRules {
    /** Digits and colons only, so that {@link InetAddress} never asks a name server. */
    private static final Pattern LITERAL = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,189}");

    private record Rule(Predicate<String> accepts, String wording) {}

    private static final Map<Variable, Rule> RULES = rules();

    private VariableRules() {}

    /** Checks every variable that is set; the first wrong one is named, its value is not repeated. */
    static void check(Configuration configuration) throws StartFailure {
        for (Map.Entry<Variable, Rule> entry : RULES.entrySet()) {
            if (configuration.value(entry.getKey()).filter(entry.getValue().accepts().negate()).isPresent()) {
                throw StartFailure.configuration(entry.getKey() + " is not acceptable. Set it to " + entry.getValue().wording() + ", or leave it out.");
            }
        }
    }

    private static Map<Variable, Rule> rules() {
        Map<Variable, Rule> rules = new EnumMap<>(Variable.class);
        rules.put(Variable.HUB_ENV, oneOf("production", "development"));
        rules.put(Variable.ADMIN_EMAIL, new Rule(EMAIL.asMatchPredicate(), "an e-mail address such as admin@example.com"));
        rules.put(Variable.ACCESS_TOKEN_EXPIRE_MINUTES, number(1, 1440));
        rules.put(Variable.REFRESH_TOKEN_EXPIRE_DAYS, number(1, 3650));
        rules.put(Variable.TELEGRAM_API_ID, number(1, Integer.MAX_VALUE));
        rules.put(Variable.SLACK_API_URL, new Rule(text -> isUrl(text) && text.endsWith("/"), "an address that ends with a slash, such as https://slack.com/api/"));
        rules.put(Variable.SLACK_AUTHORIZE_URL, new Rule(VariableRules::isUrl, "an address such as https://slack.com/oauth/v2/authorize"));
        rules.put(Variable.SLACK_PKCE, oneOf("true", "false"));
        rules.put(Variable.MCP_ALLOWED_ORIGINS, list(VariableRules::isOrigin, "origins such as https://app.example.com, comma-separated"));
        rules.put(Variable.MCP_MAX_BODY_BYTES, number(1024, 64 * 1024 * 1024));
        rules.put(Variable.MCP_MAX_DEPTH, number(8, 1000));
        rules.put(Variable.MCP_MAX_BATCH, number(1, 1000));
        rules.put(Variable.MCP_MAX_CONCURRENT_CALLS, number(1, 1000));
        rules.put(Variable.MCP_MAX_CALL_SECONDS, number(1, 3600));
        rules.put(Variable.MCP_MAX_STREAMS, number(0, 100_000));
        rules.put(Variable.MCP_MAX_STREAMS_PER_USER, number(0, 100_000));
        rules.put(Variable.TEAMWORK_LOGIN_URL, new Rule(VariableRules::isUrl, "an address such as https://www.teamwork.com"));
        rules.put(Variable.TRUSTED_PROXIES, list(VariableRules::isCidr, "addresses or CIDRs such as 10.0.0.0/8, comma-separated"));
        rules.put(Variable.OAUTH_REFRESH_GRACE_SECONDS, number(0, 3600));
        rules.put(Variable.OAUTH_NATIVE_REDIRECTS, list(VariableRules::isUri, "redirect URIs, comma-separated"));
        rules.put(Variable.CIMD_ALLOW_LOOPBACK, new Rule(text -> text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false"), "true or false"));
        return rules;
    }

    private static Rule number(int least, int most) {
        return new Rule(text -> text.matches("[0-9]{1,10}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most, "a whole number from " + least + " to " + most);
    }

    private static Rule oneOf(String... values) {
        return new Rule(Set.of(values)::contains, String.join(" or ", values));
    }

    private static Rule list(Predicate<String> item, String wording) {
        return new Rule(text -> List.of(text.split(",")).stream().map(String::strip).filter(i -> !i.isEmpty()).allMatch(item), wording);
    }

    private static boolean isUrl(String text) {
        return text.matches("https?://[^/\\s?#@]+(/[^\\s?#]*)?") && isUri(text);
    }

    private static boolean isOrigin(String text) {
        return text.matches("https?://[^/\\s?#@]+/?") && isUri(text);
    }

    private static boolean isUri(String text) {
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
