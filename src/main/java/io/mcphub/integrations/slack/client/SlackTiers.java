package io.mcphub.integrations.slack.client;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.upstream.Budget;
import java.time.Duration;
import java.util.Set;

/** Slack's rate limits: per workspace and method, in tiers (docs.slack.dev/apis/web-api/rate-limits), and posts per channel. */
final class SlackTiers {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Set<String> TIER_2 = Set.of(
            "conversations.list", "users.list", "search.messages", "canvases.create", "usergroups.list", "reactions.remove", "canvases.getContent",
            "usergroups.users.list", "usergroups.users.update", "conversations.create", "conversations.setTopic", "conversations.archive", "pins.list", "pins.add", "pins.remove",
            "bookmarks.add", "bookmarks.remove");
    private static final Set<String> TIER_4 = Set.of(
            "users.info", "conversations.members", "files.info", "files.getUploadURLExternal", "files.completeUploadExternal");
    /** The lowest limit that Slack grants a workspace. */
    private static final int REALTIME_SEARCH = 10;

    private static final int TESTS = 200;

    private SlackTiers() {}

    /** The budget of a call. Connections to the same workspace share it. */
    static Budget of(Credential slack, SlackRequest request) {
        String method = request.method();
        String key = "slack " + slack.details().getOrDefault("team_id", slack.connectionId()) + ' ' + method;
        if (method.equals("chat.postMessage")) {
            // One post a second per channel, with bursts of five.
            return new Budget(key + ' ' + String.join(",", request.places()), 5, Duration.ofSeconds(5));
        }
        return new Budget(key, calls(method), MINUTE);
    }

    /** The budget for downloading files. Slack documents none. */
    static Budget files(Credential slack) {
        return of(slack, SlackRequest.of("files.bytes"));
    }

    private static int calls(String method) {
        if (method.equals("assistant.search.context")) {
            return REALTIME_SEARCH;
        }
        if (method.equals("auth.test")) {
            return TESTS;
        }
        return TIER_2.contains(method) ? 20 : TIER_4.contains(method) ? 100 : 50;
    }
}
