package io.mcphub.integrations.slack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A good call of every Slack tool: what is asked, what Slack answers, and exactly what Slack is asked. */
final class SlackCases {
    private SlackCases() {}

    /**
     * @param method the method that does the work; the others are stubbed too
     * @param form what it receives
     */
    record Case(String tool, Map<String, Object> arguments, String method, Map<String, String> form, Map<String, String> stubs) {
        void stub(SlackStandIn slack) {
            slack.knowsNames();
            stubs.forEach(slack::answers);
        }

        @Override
        public String toString() {
            return tool;
        }
    }

    /** {@code stubs}: method and fixture, the first of them does the work. */
    private static Case of(String tool, Map<String, Object> arguments, Map<String, String> form, String... stubs) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < stubs.length; i += 2) {
            all.put(stubs[i], stubs[i + 1]);
        }
        return new Case(tool, arguments, stubs[0], form, all);
    }

    static Stream<Case> all() {
        return Stream.of(channels(), changes(), people(), messages(), pins(), later(), directs(), files(), canvases()).flatMap(List::stream);
    }

    private static List<Case> channels() {
        return List.of(
                of("slack.channels.list", Map.of("limit", 50), Map.of("types", "public_channel,private_channel", "exclude_archived", "true", "limit", "50"),
                        "conversations.list", "conversations.list~page1"),
                of("slack.channels.info", Map.of("channel", "C000PROJX2"), Map.of("channel", "C000PROJX2", "include_num_members", "true"),
                        "conversations.info", "conversations.info"),
                of("slack.channels.members", Map.of("channel", "C000PROJX2"), Map.of("channel", "C000PROJX2", "limit", "100"), "conversations.members", "conversations.members"),
                of("slack.channels.join", Map.of("channel", "C000PROJX2"), Map.of("channel", "C000PROJX2"), "conversations.join", "conversations.join"),
                of("slack.messages.catch_up", Map.of("channels", List.of("C000PROJX2"), "since", "2026-01-01"),
                        Map.of("channel", "C000PROJX2", "oldest", "1767225599.999999", "latest", "1768478400.000000", "limit", "200"),
                        "conversations.history", "conversations.history~page1", "conversations.replies", "conversations.replies", "search.messages", "search.messages"),
                of("slack.unread.summary", Map.of(),
                        Map.of("types", "im,mpim,private_channel,public_channel", "exclude_archived", "true", "limit", "20"),
                        "users.conversations", "users.conversations", "conversations.info", "conversations.info~direct", "conversations.history", "conversations.history~unread"),
                of("slack.unread.mark_read", Map.of("channel", "C000PROJX2", "ts", "1767261600.000100"), Map.of("channel", "C000PROJX2", "ts", "1767261600.000100"),
                        "conversations.mark", "conversations.mark"));
    }

    private static List<Case> changes() {
        return List.of(
                of("slack.channels.create", Map.of("name", "#Project-Lyra", "is_private", true), Map.of("name", "project-lyra", "is_private", "true"),
                        "conversations.create", "conversations.create"),
                of("slack.channels.invite", Map.of("channel", "C000PROJX2", "user_ids", List.of("U000BENEX2", "U000CLEOX3")),
                        Map.of("channel", "C000PROJX2", "users", "U000BENEX2,U000CLEOX3", "force", "true"), "conversations.invite", "conversations.invite"),
                of("slack.channels.set_topic", Map.of("channel", "C000PROJX2", "topic", "Orion & Lyra"), Map.of("channel", "C000PROJX2", "topic", "Orion & Lyra"),
                        "conversations.setTopic", "conversations.setTopic"),
                of("slack.channels.archive", Map.of("channel", "C000PROJX2"), Map.of("channel", "C000PROJX2"), "conversations.archive", "conversations.archive"),
                of("slack.usergroups.members", Map.of("usergroup_id", "@engineering"), Map.of("usergroup", "S000ENGGR1"),
                        "usergroups.users.list", "usergroups.users.list", "usergroups.list", "usergroups.list"),
                of("slack.usergroups.set_members", Map.of("usergroup_id", "S000ENGGR1", "user_ids", List.of("U000BENEX2", "U000CLEOX3")),
                        Map.of("usergroup", "S000ENGGR1", "users", "U000BENEX2,U000CLEOX3"),
                        "usergroups.users.update", "usergroups.users.update", "usergroups.list", "usergroups.list"));
    }

    private static List<Case> pins() {
        Map<String, Object> message = Map.of("channel", "C000PROJX2", "ts", "1767261600.000100");
        Map<String, String> form = Map.of("channel", "C000PROJX2", "timestamp", "1767261600.000100");
        return List.of(
                of("slack.pins.list", Map.of("channel", "C000PROJX2"), Map.of("channel", "C000PROJX2"), "pins.list", "pins.list"),
                of("slack.pins.add", message, form, "pins.add", "pins.add"),
                of("slack.pins.remove", message, form, "pins.remove", "pins.remove"),
                of("slack.bookmarks.list", Map.of("channel", "C000PROJX2"), Map.of("channel_id", "C000PROJX2"), "bookmarks.list", "bookmarks.list"),
                of("slack.bookmarks.add", Map.of("channel", "C000PROJX2", "title", "Orion dashboard", "url", "https://example.com/orion?a=1&b=2", "emoji", "Rocket"),
                        Map.of("channel_id", "C000PROJX2", "title", "Orion dashboard", "type", "link", "link", "https://example.com/orion?a=1&b=2", "emoji", ":rocket:"),
                        "bookmarks.add", "bookmarks.add"),
                of("slack.bookmarks.remove", Map.of("channel", "C000PROJX2", "id", "Bk000DEMO1"), Map.of("channel_id", "C000PROJX2", "bookmark_id", "Bk000DEMO1"),
                        "bookmarks.remove", "bookmarks.remove"));
    }

    private static List<Case> people() {
        return List.of(
                of("slack.users.me", Map.of(), Map.of("user", "U000ADAEX1"), "users.info", "users.info~ada"),
                of("slack.users.list", Map.of("limit", 3), Map.of("limit", "3"), "users.list", "users.list~page2"),
                of("slack.users.info", Map.of("user_id", "U000BENEX2"), Map.of("user", "U000BENEX2"), "users.info", "users.info"),
                of("slack.users.find_by_email", Map.of("email", " ben@example.com "), Map.of("email", "ben@example.com"), "users.lookupByEmail", "users.lookupByEmail"),
                of("slack.usergroups.list", Map.of("include_users", true), Map.of("include_count", "true", "include_users", "true", "include_disabled", "false"),
                        "usergroups.list", "usergroups.list"));
    }

    private static List<Case> messages() {
        Map<String, Object> message = Map.of("channel", "C000PROJX2", "ts", "1767261600.000100");
        return List.of(
                of("slack.messages.post", Map.of("channel", "C000PROJX2", "text", "Release checklist is ready for review."),
                        Map.of("channel", "C000PROJX2", "text", "Release checklist is ready for review.", "unfurl_links", "true", "unfurl_media", "true"),
                        "chat.postMessage", "chat.postMessage"),
                of("slack.messages.history", Map.of("channel", "C000PROJX2", "limit", 2, "since", "2026-01-01", "until", "2026-01-02"),
                        Map.of("channel", "C000PROJX2", "limit", "2", "oldest", "1767225599.999999", "latest", "1767312000.000000"),
                        "conversations.history", "conversations.history~page1"),
                of("slack.threads.replies", Map.of("channel", "C000PROJX2", "ts", "1767261600.000100"),
                        Map.of("channel", "C000PROJX2", "ts", "1767261600.000100", "limit", "100"), "conversations.replies", "conversations.replies"),
                of("slack.messages.get", message, Map.of("channel", "C000PROJX2", "latest", "1767261600.000100", "inclusive", "true", "limit", "1"),
                        "conversations.history", "conversations.history~page1"),
                of("slack.messages.update", Map.of("channel", "C000PROJX2", "ts", "1767348000.000400", "text", "Release checklist v2 is ready."),
                        Map.of("channel", "C000PROJX2", "ts", "1767348000.000400", "text", "Release checklist v2 is ready."), "chat.update", "chat.update"),
                of("slack.messages.delete", Map.of("channel", "C000PROJX2", "ts", "1767348000.000400"), Map.of("channel", "C000PROJX2", "ts", "1767348000.000400"),
                        "chat.delete", "chat.delete"),
                of("slack.messages.search", Map.of("query", "orion", "since", "7d"),
                        Map.of("query", "orion after:2026-01-07", "count", "20", "page", "1", "sort", "timestamp", "sort_dir", "desc"), "search.messages", "search.messages"),
                of("slack.reactions.add", Map.of("channel", "C000PROJX2", "ts", "1767261600.000100", "emoji", ":white_check_mark:"),
                        Map.of("channel", "C000PROJX2", "timestamp", "1767261600.000100", "name", "white_check_mark"), "reactions.add", "reactions.add"),
                of("slack.reactions.remove", Map.of("channel", "C000PROJX2", "ts", "1767261600.000100", "emoji", "eyes"),
                        Map.of("channel", "C000PROJX2", "timestamp", "1767261600.000100", "name", "eyes"), "reactions.remove", "reactions.remove"),
                of("slack.reactions.list", message, Map.of("channel", "C000PROJX2", "timestamp", "1767261600.000100", "full", "true"), "reactions.get", "reactions.get"));
    }

    private static List<Case> later() {
        return List.of(
                of("slack.messages.schedule", Map.of("channel", "C000PROJX2", "text", "Stand-up in five minutes.", "at", "2026-01-16T09:00"),
                        Map.of("channel", "C000PROJX2", "text", "Stand-up in five minutes.", "post_at", "1768554000"), "chat.scheduleMessage", "chat.scheduleMessage"),
                of("slack.schedules.list", Map.of("channel", "C000PROJX2"), Map.of("channel", "C000PROJX2", "limit", "100"),
                        "chat.scheduledMessages.list", "chat.scheduledMessages.list"),
                of("slack.schedules.cancel", Map.of("channel_id", "C000PROJX2", "id", "Q000SCHED1"), Map.of("channel", "C000PROJX2", "scheduled_message_id", "Q000SCHED1"),
                        "chat.deleteScheduledMessage", "chat.deleteScheduledMessage"));
    }

    private static List<Case> directs() {
        return List.of(
                of("slack.dm.list", Map.of(), Map.of("types", "im,mpim", "exclude_archived", "true", "limit", "100"), "conversations.list", "conversations.list~dms"),
                of("slack.dm.send", Map.of("user_id", "U000BENEX2", "text", "hello"),
                        Map.of("channel", "D000BENDM1", "text", "hello", "unfurl_links", "true", "unfurl_media", "true"),
                        "chat.postMessage", "chat.postMessage~dm", "conversations.open", "conversations.open~one-user"),
                of("slack.dm.history", Map.of("user_id", "U000BENEX2", "limit", 10), Map.of("channel", "D000BENDM1", "limit", "10"),
                        "conversations.history", "conversations.history~dm", "conversations.list", "conversations.list~dms"),
                of("slack.dm.open", Map.of("user_id", "U000BENEX2"), Map.of("users", "U000BENEX2"), "conversations.open", "conversations.open~one-user"),
                of("slack.dm.open_group", Map.of("user_ids", List.of("U000BENEX2", "U000CLEOX3")), Map.of("users", "U000BENEX2,U000CLEOX3"),
                        "conversations.open", "conversations.open~group"));
    }

    private static List<Case> files() {
        return List.of(
                of("slack.files.list", Map.of("channel", "C000PROJX2", "user", "U000ADAEX1", "types", "snippets,images", "since", "2026-01-01", "until", "2026-01-03"),
                        Map.of("channel", "C000PROJX2", "user", "U000ADAEX1", "types", "snippets,images", "ts_from", "1767225600", "ts_to", "1767398399", "count", "100", "page", "1"),
                        "files.list", "files.list"),
                of("slack.files.get", Map.of("file", "https://demo-workspace.slack.com/files/U000ADAEX1/F000FILEX2/notes.md"), Map.of("file", "F000FILEX2"),
                        "files.info", "files.info~file"),
                of("slack.files.upload",
                        Map.of("filename", "notes.md", "content", "# Notes of today\n- shipped", "channel", "C000PROJX2", "title", "Meeting notes", "comment", "Notes from today"),
                        Map.of("filename", "notes.md", "length", "26"),
                        "files.getUploadURLExternal", "files.getUploadURLExternal", "files.completeUploadExternal", "files.completeUploadExternal"));
    }

    private static List<Case> canvases() {
        return List.of(
                of("slack.canvas.create", Map.of("title", "Orion plan", "markdown", "# Goals", "channel_id", "C000PROJX2"),
                        Map.of("title", "Orion plan", "document_content", "{\"type\":\"markdown\",\"markdown\":\"# Goals\"}", "channel_id", "C000PROJX2"),
                        "canvases.create", "canvases.create", "files.info", "files.info~canvas"),
                of("slack.canvas.edit", Map.of("canvas_id", "F000CANVS1", "markdown", "# New", "operation", "replace", "section_id", "temp:C:1"),
                        Map.of("canvas_id", "F000CANVS1", "changes",
                                "[{\"operation\":\"replace\",\"section_id\":\"temp:C:1\",\"document_content\":{\"type\":\"markdown\",\"markdown\":\"# New\"}}]"),
                        "canvases.edit", "canvases.edit~replace-section"),
                of("slack.canvas.share", Map.of("canvas_id", "F000CANVS1", "access_level", "write", "channel_ids", List.of("C000PROJX2")),
                        Map.of("canvas_id", "F000CANVS1", "access_level", "write", "channel_ids", "[\"C000PROJX2\"]"),
                        "canvases.access.set", "canvases.access.set~channel", "files.info", "files.info~canvas"),
                of("slack.canvas.delete", Map.of("canvas_id", "F000CANVS1"), Map.of("canvas_id", "F000CANVS1"), "canvases.delete", "canvases.delete"),
                of("slack.canvas.read", Map.of("canvas_id", "https://demo-workspace.slack.com/docs/T000DEMO01/F000CANVS1"),
                        Map.of("canvas_id", "F000CANVS1", "content_type", "markdown"), "canvases.getContent", "canvases.getContent"),
                of("slack.canvas.list", Map.of(), Map.of("types", "canvas", "count", "100", "page", "1"), "files.list", "files.list~canvases"),
                of("slack.canvas.sections_lookup", Map.of("canvas_id", "F000CANVS1", "section_types", List.of("h1", "any_header"), "contains_text", "Goals"),
                        Map.of("canvas_id", "F000CANVS1", "criteria", "{\"section_types\":[\"h1\",\"any_header\"],\"contains_text\":\"Goals\"}"),
                        "canvases.sections.lookup", "canvases.sections.lookup"));
    }
}
