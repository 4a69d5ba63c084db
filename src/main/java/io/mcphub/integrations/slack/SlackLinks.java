package io.mcphub.integrations.slack;

import io.mcphub.connections.Credential;
import org.jspecify.annotations.Nullable;

/** Permalinks, built from the workspace's address as {@code chat.getPermalink} answers them, without a call for each. */
final class SlackLinks {
    private SlackLinks() {}

    /** The link to a message; null if the workspace's address is unknown. */
    static @Nullable String message(Credential slack, String channel, @Nullable String ts, @Nullable String threadTs) {
        String workspace = slack.details().get("url");
        if (workspace == null || ts == null) {
            return null;
        }
        String link = workspace.replaceAll("/*$", "") + "/archives/" + channel + "/p" + ts.replace(".", "");
        return threadTs == null || threadTs.equals(ts) ? link : link + "?thread_ts=" + threadTs + "&cid=" + channel;
    }
}
