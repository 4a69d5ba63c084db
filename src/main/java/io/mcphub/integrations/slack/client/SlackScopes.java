package io.mcphub.integrations.slack.client;

import io.mcphub.connections.credentials.Credential;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The user scopes that the tools need ({@code docs/slack-app-manifest.yml} lists the same), and what a token has of them. */
public final class SlackScopes {
    /** The connection's detail that holds the granted scopes, comma-separated. */
    public static final String DETAIL = "scopes";

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

    /** Whether {@code search.messages} is worth a try: the token may, or nobody knows what it may. */
    public static boolean search(Credential slack) {
        Set<String> has = of(slack);
        return has.contains("search:read") || !realtimeSearch(slack);
    }

    /** Whether the Real-time Search API is within the token's reach. */
    public static boolean realtimeSearch(Credential slack) {
        return of(slack).stream().anyMatch(REALTIME::containsKey);
    }

    /** Whether it is not known what the token may: a pasted token's answer came without the header. */
    public static boolean unknown(Credential slack) {
        return of(slack).isEmpty();
    }

    /** The kinds of channels in which the Real-time Search API may look; the public ones if nobody knows. */
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
