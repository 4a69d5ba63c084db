package io.mcphub.integrations.telegram.engine;

import java.util.Set;

/**
 * The updates that the hub reads. An account of some thousand chats sends a great many others, which are dropped where they arise:
 * they would only cost time, and they carry what people wrote.
 */
public final class KeptUpdates {
    private static final String BEGIN = "{\"@type\":\"update";

    private static final Set<String> KEPT = Set.of(
            "AuthorizationState",
            "ConnectionState",
            "Option",
            "ChatFolders",
            "UnreadMessageCount",
            "UnreadChatCount",
            "MessageSendSucceeded",
            "MessageSendFailed",
            "DeleteMessages");

    private KeptUpdates() {}

    /** Whether to pass a line on: every answer, and the updates that somebody reads. */
    public static boolean keeps(String line) {
        if (!line.startsWith(BEGIN)) {
            return true;
        }
        int end = line.indexOf('"', BEGIN.length());
        return end > 0 && KEPT.contains(line.substring(BEGIN.length(), end));
    }
}
