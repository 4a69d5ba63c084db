package io.mcphub.integrations.slack.client;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.upstream.ProviderFailures;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Translates Slack's error codes into sentences that say what to do. Slack's own free text is never shown. */
public final class SlackErrors {
    public static final ProviderFailures FAILURES = new ProviderFailures("Slack");

    private static final Duration WAIT_UNTOLD = Duration.ofSeconds(5);
    private static final int TOO_MANY = 429;

    private static final Set<String> DEAD_TOKEN =
            Set.of("invalid_auth", "account_inactive", "token_revoked", "token_expired", "invalid_token", "not_authed", "invalid_refresh_token");
    private static final Set<String> DOWN =
            Set.of("service_unavailable", "request_timeout", "internal_error", "fatal_error", "update_failed", "fetch_members_failed", "team_added_to_org", "assistant_search_context_disabled", "file_update_failed");
    private static final Set<String> SLOW_DOWN = Set.of("ratelimited", "rate_limited", "too_many_requests");

    private static final Map<String, String> NOT_FOUND = Map.ofEntries(
            Map.entry("channel_not_found", "Slack finds no such channel, or this account cannot see it. slack.channels.list shows those it can."),
            Map.entry("invalid_channel", "Slack finds no such channel, or this account cannot see it. slack.channels.list shows those it can."),
            Map.entry("user_not_found", "Slack finds no such person. slack.users.list shows the members of the workspace."),
            Map.entry("users_not_found", "Slack finds no person with this e-mail address."),
            Map.entry("user_not_visible", "This account may not see that person."),
            Map.entry("message_not_found", "There is no such message in that channel. Take ts from slack.messages.history."),
            Map.entry("thread_not_found", "There is no such thread in that channel. Take thread_ts from slack.messages.history."),
            Map.entry("invalid_scheduled_message_id", "There is no such scheduled message; perhaps it was posted already. slack.schedules.list shows those that wait."),
            Map.entry("canvas_not_found", "Slack finds no such canvas, or this account cannot open it. slack.canvas.list shows those it can."),
            Map.entry("canvas_deleted", "That canvas was deleted."),
            Map.entry("file_not_found", "Slack finds no such file, or this account cannot open it. slack.files.list shows those it can."),
            Map.entry("file_deleted", "That file was deleted."),
            Map.entry("not_visible", "This account may not see that file."),
            Map.entry("no_such_subteam", "Slack finds no such user group. slack.usergroups.list shows those it knows."),
            Map.entry("bookmark_not_found", "There is no such bookmark in that channel. slack.bookmarks.list shows those there are."));

    /** An argument that Slack rejects. */
    private record Bad(String field, String sentence) {}

    private static final Map<String, Bad> BAD_INPUT = Map.ofEntries(
            Map.entry("invalid_cursor", new Bad("cursor", "The cursor is wrong or has expired. Start again without a cursor.")),
            Map.entry("invalid_limit", new Bad("limit", "Slack does not accept this limit. Ask for 200 or fewer.")),
            Map.entry("limit_required", new Bad("limit", "This workspace is large: give limit, 200 or fewer.")),
            Map.entry("invalid_types", new Bad("types", "Slack does not accept these types.")),
            Map.entry("unknown_type", new Bad("types", "Slack does not accept these types.")),
            Map.entry("invalid_ts_oldest", new Bad("since", "Slack does not accept this time in since.")),
            Map.entry("invalid_ts_latest", new Bad("until", "Slack does not accept this time in until.")),
            Map.entry("invalid_timestamp", new Bad("ts", "Slack does not accept this ts. Take it from slack.messages.history.")),
            Map.entry("bad_timestamp", new Bad("ts", "Slack does not accept this ts. Take it from slack.messages.history.")),
            Map.entry("no_text", new Bad("text", "The text is empty. Give some text.")),
            Map.entry("msg_too_long", new Bad("text", "The text is too long. Split it into several messages.")),
            Map.entry("no_query", new Bad("query", "The query is empty. Give some words to search for.")),
            Map.entry("missing_query", new Bad("query", "The query is empty. Give some words to search for.")),
            Map.entry("query_too_long", new Bad("query", "The query is too long. Use fewer words.")),
            Map.entry("cannot_reply_to_message", new Bad("thread_ts", "That message cannot have a thread, so nothing was posted. Reply to another message of the conversation.")),
            Map.entry("time_in_past", new Bad("at", "That time is in the past.")),
            Map.entry("time_too_far", new Bad("at", "Slack schedules messages up to 120 days ahead.")),
            Map.entry("invalid_time", new Bad("at", "Slack does not accept this time.")),
            Map.entry("invalid_name", new Bad("emoji", "Slack knows no such emoji. Give its name, such as thumbsup.")),
            Map.entry("name_taken", new Bad("name", "A channel of this name exists, perhaps an archived one. Choose another name.")),
            Map.entry("invalid_name_specials", new Bad("name", "A channel's name has letters, digits, - and _ only.")),
            Map.entry("invalid_name_punctuation", new Bad("name", "A channel's name needs a letter or digit.")),
            Map.entry("invalid_name_maxlength", new Bad("name", "A channel's name has 80 characters at most.")),
            Map.entry("cant_invite_self", new Bad("user_ids", "The account cannot invite itself. slack.channels.join joins a public channel.")),
            Map.entry("invalid_users", new Bad("user_ids", "Slack does not accept some of these people. Check user_ids.")),
            Map.entry("too_long", new Bad("topic", "The topic is too long. Slack takes 250 characters.")),
            Map.entry("invalid_link", new Bad("url", "Slack does not accept this address. It begins with https:// or http://.")),
            Map.entry("invalid_emoji", new Bad("emoji", "Slack knows no such emoji. Give its name, such as rocket.")),
            Map.entry("not_pinnable", new Bad("ts", "That message cannot be pinned.")),
            Map.entry("not_reactable", new Bad("ts", "That message takes no reactions.")),
            Map.entry("too_many_users", new Bad("user_ids", "A group conversation has 8 other people at most.")),
            Map.entry("not_enough_users", new Bad("user_ids", "A group conversation needs other people.")),
            Map.entry("invalid_user_combination", new Bad("user_ids", "These people cannot be in one conversation: they are of different organisations.")),
            Map.entry("user_disabled", new Bad("user_id", "That person's account is deactivated; nobody can write to it.")),
            Map.entry("cannot_dm_bot", new Bad("user_id", "Slack does not let this account write to that bot.")),
            Map.entry("method_not_supported_for_channel_type", new Bad("channel", "Slack does not do this in that kind of conversation.")),
            Map.entry("invalid_parameters", new Bad("channel_ids", "Give either channel_ids or user_ids, and ordinary channels only.")),
            Map.entry("failed_to_update_user_ids", new Bad("user_ids", "Slack could not give access to some of these people. Check user_ids.")),
            Map.entry("snippet_too_large", new Bad("content", "The text is too large for Slack. Split it.")),
            Map.entry("file_type_not_allowed", new Bad("filename", "The workspace does not allow this type of file.")),
            Map.entry("canvas_creation_failed", new Bad("markdown", "Slack did not accept the canvas. Its Markdown knows headings up to ### and no HTML or Block Kit.")),
            Map.entry(
                    "canvas_editing_failed",
                    new Bad("markdown", "Slack did not accept the change. Check the Markdown (headings up to ###) and that the section still exists.")));

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("not_in_channel", "This account is not a member of the channel. Join it with slack.channels.join, then try again."),
            Map.entry("is_archived", "The channel is archived. Choose another, or unarchive it in Slack."),
            Map.entry("is_inactive", "The channel is archived or frozen. Choose another."),
            Map.entry("channel_is_limited_access", "This account has no access to that channel's content."),
            Map.entry("cant_invite", "Slack does not let this account invite that person into the channel."),
            Map.entry("cannot_create_channel", "Slack does not let this account create such a channel."),
            Map.entry("cant_archive_general", "The workspace's general channel cannot be archived."),
            Map.entry("cant_archive_required", "The workspace needs this channel, so it cannot be archived."),
            Map.entry("permission_denied", "This account may not change that in Slack. Ask a Slack admin."),
            Map.entry("too_many_bookmarks", "The channel has as many bookmarks as Slack allows. Remove one first."),
            Map.entry("unknown_method", "This Slack does not know that (unknown_method), so the tool does not work with it."),
            Map.entry("too_many_members", "The channel is full."),
            Map.entry("restricted_action", "The workspace's rules do not allow this account to do that. Ask a Slack admin."),
            Map.entry("restricted_action_read_only_channel", "The channel is read-only for this account."),
            Map.entry("restricted_action_thread_only_channel", "The channel takes only replies in threads. Give thread_ts."),
            Map.entry("restricted_action_non_threadable_channel", "The channel takes no replies in threads, so nothing was posted. Ask before posting it in the open channel."),
            Map.entry("restricted_action_thread_locked", "The thread is locked."),
            Map.entry("thread_locked", "The thread is locked."),
            Map.entry("cant_update_message", "Only its author can edit a message."),
            Map.entry("cant_delete_message", "Only its author, or an admin, can delete a message."),
            Map.entry("edit_window_closed", "The workspace allows edits only for some time after posting, and it is over."),
            Map.entry("restricted_too_many", "Too many messages are scheduled for that time. Choose another."),
            Map.entry("too_many_emoji", "That message has as many different reactions as Slack allows."),
            Map.entry("too_many_reactions", "This account has given as many reactions to that message as Slack allows."),
            Map.entry("not_allowed_token_type", "Slack does not allow this with a bot token. Connect Slack as a person."),
            Map.entry("missing_argument", "Slack needs one more argument. A token for a whole organisation does not name a workspace: connect with a token of one workspace."),
            Map.entry("two_factor_setup_required", "Slack wants this account to set up two-factor sign-in first."),
            Map.entry("ekm_access_denied", "The workspace's admins have suspended access."),
            Map.entry("no_permission", "This account may not do that in Slack."),
            Map.entry("access_denied", "This account may not do that in Slack."),
            Map.entry("no_access", "This account may not do that in Slack."),
            Map.entry("enterprise_is_restricted", "Slack does not allow this with a token of a whole organisation."),
            Map.entry("team_access_not_granted", "The app has no access to that workspace. Ask a Slack admin."),
            Map.entry("plan_upgrade_required", "The workspace's plan does not include this."),
            Map.entry("feature_not_enabled", "The workspace does not have this feature."),
            Map.entry("message_limit_exceeded", "The workspace has reached the message limit of its plan."),
            Map.entry("file_uploads_disabled", "Uploads are switched off in this workspace."),
            Map.entry("file_uploads_except_images_disabled", "This workspace allows uploads of images only."),
            Map.entry("storage_limit_reached", "The workspace's storage is used up."),
            Map.entry("file_upload_size_restricted", "The file is larger than the workspace allows."),
            Map.entry("posting_to_channel_denied", "This account may not share files in that channel."),
            Map.entry("canvas_disabled_user_team", "Canvases are switched off in this workspace."),
            Map.entry("canvas_disabled_file_team", "Canvases are switched off in that workspace."),
            Map.entry("canvas_globally_disabled", "Canvases are switched off."),
            Map.entry("canvas_deleting_disabled", "The workspace does not allow canvases to be deleted."),
            Map.entry("free_teams_cannot_create_non_tabbed_canvases", "A free workspace needs a channel for a canvas. Give channel_id."),
            Map.entry("free_teams_cannot_edit_standalone_canvases", "In a free workspace a canvas outside a channel cannot be edited."),
            Map.entry("slack_connect_canvas_sharing_blocked", "An admin forbids canvas links in shared channels."));

    private static final Pattern FIELD = Pattern.compile("\\[json-pointer:/([a-z_]{1,40})\\b|(?:field|argument): ([a-z_]{1,40})\\b");

    /** Names of form fields for which our tools have other names. */
    private static final Map<String, String> ARGUMENTS = Map.of(
            "oldest", "since", "latest", "until", "count", "limit", "page", "cursor", "timestamp", "ts", "post_at", "at", "users", "user_ids", "user", "user_id",
            "markdown_text", "text", "document_content", "markdown");

    private SlackErrors() {}

    /** Whether the token will never work again. */
    public static boolean isDeadToken(@Nullable String code) {
        return code != null && DEAD_TOKEN.contains(code);
    }

    /** The failure for an answer with {@code ok: false}, outside a connection. */
    public static HubException refused(SlackApiTextResponse response) {
        return refused(response.getError(), response.getNeeded(), ProviderFailures.ON_THE_PAGE);
    }

    /**
     * The failure for an answer with {@code ok: false}.
     *
     * @param error Slack's error code
     * @param needed the scopes that Slack names with {@code missing_scope}
     * @param where where the person can connect again: the end of a sentence
     */
    public static HubException refused(@Nullable String error, @Nullable String needed, String where) {
        String code = error == null ? "" : error;
        if (code.equals("missing_scope")) {
            return missingScope(needed, where);
        }
        if (isDeadToken(code)) {
            return FAILURES.disconnected(where);
        }
        return of(code);
    }

    /**
     * The failure for {@code invalid_arguments}. Slack's message names a field, as in
     * {@code [ERROR] missing required field: channel} or {@code [ERROR] must provide a string [json-pointer:/channel]}. Only that
     * name is shown, as our tools spell it.
     */
    static HubException arguments(String message) {
        Matcher named = FIELD.matcher(message);
        if (!named.find()) {
            return of("invalid_arguments");
        }
        String field = named.group(1) == null ? named.group(2) : named.group(1);
        String ours = ARGUMENTS.getOrDefault(field, field);
        return HubException.invalid(ours, "Slack does not accept " + ours + " as it is here, or misses it.");
    }

    /**
     * Throws {@code UPSTREAM_REFUSED} with what an admin must mend if Slack refused the app itself and not only the code that came with it.
     *
     * @param code Slack's answer to a code that nobody got
     */
    public static void requireApp(String code, String redirectUri) {
        switch (code) {
            case "invalid_code", "code_expired", "code_already_used" -> { }
            case "invalid_client_id", "bad_client_id" -> throw app("Slack knows no app with this client id. Copy it from the app's page, under Basic Information.");
            case "bad_client_secret" -> throw app("Slack does not accept the client secret. Copy it again from the app's page, under Basic Information.");
            case "bad_redirect_uri" -> throw app("The Slack app does not have this redirect URL. Add " + redirectUri + " under OAuth & Permissions.");
            default -> throw of(code);
        }
    }

    private static HubException app(String whatToDo) {
        return HubException.of(Problem.UPSTREAM_REFUSED, whatToDo);
    }

    private static HubException of(String code) {
        if (SLOW_DOWN.contains(code)) {
            return FAILURES.slowDown(WAIT_UNTOLD);
        }
        if (DOWN.contains(code)) {
            return HubException.of(Problem.UPSTREAM_UNAVAILABLE, "Slack has a problem of its own. Check whether the action happened before you repeat it.");
        }
        if (NOT_FOUND.containsKey(code)) {
            return HubException.notFound(NOT_FOUND.get(code));
        }
        Bad bad = BAD_INPUT.get(code);
        if (bad != null) {
            return HubException.invalid(bad.field(), bad.sentence());
        }
        return HubException.of(Problem.UPSTREAM_REFUSED, REFUSED.getOrDefault(code, "Slack refused this" + shown(code) + "."));
    }

    /** The failure for an answer that is not 2xx, outside a connection. */
    static HubException failed(SlackApiException e, boolean write) {
        String error = e.getError() == null ? null : e.getError().getError();
        return failed(e.getResponse().code(), e.getResponse().header("Retry-After"), error, e.getError() == null ? null : e.getError().getNeeded(), write, ProviderFailures.ON_THE_PAGE);
    }

    /** The failure for an answer that is not a success: not 2xx, {@code ok: false}, or not from Slack. */
    static HubException failed(int status, @Nullable String retryAfter, @Nullable String error, @Nullable String needed, boolean write, String where) {
        if (status == TOO_MANY) {
            return FAILURES.slowDown(ProviderFailures.wait(retryAfter, Instant.now()).orElse(WAIT_UNTOLD));
        }
        if (status >= 500) {
            return FAILURES.unreachable(write, null);
        }
        return error == null ? FAILURES.strange(write) : refused(error, needed, where);
    }

    private static HubException missingScope(@Nullable String needed, String where) {
        String scope = needed != null && needed.matches("[a-z:.,_]{1,200}") ? "the scope " + needed : "a scope";
        return HubException.of(
                Problem.UPSTREAM_REFUSED, "The Slack connection lacks " + scope + ". Add it to the Slack app, then connect Slack again " + where + ".");
    }

    /** A code for the sentence. Leaves it out if it does not look like a code. */
    private static String shown(String code) {
        return code.matches("[a-z0-9_]{1,60}") ? " (" + code + ")" : "";
    }
}
