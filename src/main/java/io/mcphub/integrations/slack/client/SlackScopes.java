package io.mcphub.integrations.slack.client;

import io.mcphub.connections.credentials.Credential;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The user scopes that the tools need ({@code docs/slack-app-manifest.yml} lists the same), and those that a token has. */
public final class SlackScopes {
    /** The detail of a connection with the granted scopes, comma-separated. */
    public static final String DETAIL = Credential.SCOPES;

    public static final String DEFAULT = String.join(
            ",",
            "channels:read",
            "groups:read",
            "im:read",
            "mpim:read",
            "channels:history",
            "groups:history",
            "im:history",
            "mpim:history",
            "channels:write",
            "groups:write",
            "im:write",
            "mpim:write",
            "chat:write",
            "users:read",
            "users:read.email",
            "search:read",
            "reactions:read",
            "reactions:write",
            "files:read",
            "files:write",
            "usergroups:read",
            "canvases:read",
            "canvases:write");

    /** What tools need that is not always the same scope. */
    public static final String SEE_CHANNELS = "channels:read|groups:read|im:read|mpim:read";
    public static final String HISTORY = "channels:history|groups:history|im:history|mpim:history";
    public static final String SEARCH = "search:read|search:read.public|search:read.private|search:read.mpim|search:read.im";
    public static final String MANAGE = "channels:write|groups:write|channels:manage";
    public static final String MARK = "channels:write|groups:write|im:write|mpim:write|channels:manage";

    /** Scopes that an admin adds by the name of their group, because not every workspace wants the app to have them. */
    private static final Map<String, List<String>> GROUPS = Map.of(
            "pins", List.of("pins:read", "pins:write"),
            "bookmarks", List.of("bookmarks:read", "bookmarks:write"),
            "usergroups", List.of("usergroups:write"),
            "search", List.of("search:read.public", "search:read.private", "search:read.mpim", "search:read.im"));

    private static final Map<String, String> REALTIME = realtime();

    private SlackScopes() {}

    private static Map<String, String> realtime() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("search:read.public", "public_channel");
        kinds.put("search:read.private", "private_channel");
        kinds.put("search:read.mpim", "mpim");
        kinds.put("search:read.im", "im");
        return kinds;
    }

    /** The scopes of these groups; a name that is none adds nothing. */
    public static List<String> ofGroups(List<String> names) {
        return names.stream().map(String::strip).sorted().flatMap(name -> GROUPS.getOrDefault(name, List.of()).stream()).toList();
    }

    /** Whether to try {@code search.messages}: the token has the scope, or its scopes are unknown. */
    public static boolean search(Credential slack) {
        Set<String> has = of(slack);
        return has.contains("search:read") || !realtimeSearch(slack);
    }

    /** Whether the token has a scope for the Real-time Search API. */
    public static boolean realtimeSearch(Credential slack) {
        return of(slack).stream().anyMatch(REALTIME::containsKey);
    }

    /** Whether the token's scopes are unknown, because the answer to a pasted token had no scope header. */
    public static boolean unknown(Credential slack) {
        return of(slack).isEmpty();
    }

    /** The kinds of channels that the Real-time Search API may search; public ones if the scopes are unknown. */
    public static String searchable(Credential slack) {
        Set<String> has = of(slack);
        String kinds = REALTIME.entrySet().stream().filter(e -> has.contains(e.getKey())).map(Map.Entry::getValue).collect(Collectors.joining(","));
        return kinds.isEmpty() ? "public_channel" : kinds;
    }

    private static Set<String> of(Credential slack) {
        String list = slack.details().getOrDefault(DETAIL, "");
        return Arrays.stream(list.split(",")).map(String::strip).filter(s -> !s.isEmpty()).collect(Collectors.toSet());
    }
}
