package io.mcphub.integrations.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What Slack's error codes mean for the caller, and what to do next. Slack's own free text is never repeated. */
final class SlackErrors {
    private static final Duration WAIT_UNTOLD = Duration.ofSeconds(5);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final int TOO_MANY = 429;

    private static final Set<String> DEAD_TOKEN =
            Set.of("invalid_auth", "account_inactive", "token_revoked", "token_expired", "invalid_token", "not_authed", "invalid_refresh_token");
    private static final Set<String> DOWN =
            Set.of("service_unavailable", "request_timeout", "internal_error", "fatal_error", "update_failed", "fetch_members_failed", "team_added_to_org");
    private static final Set<String> SLOW_DOWN = Set.of("ratelimited", "rate_limited", "too_many_requests", "message_limit_exceeded");

    private static final Map<String, String> NOT_FOUND = Map.ofEntries(
            Map.entry("channel_not_found", "Slack finds no such channel, or this account cannot see it. slack.channels.list shows those it can."),
            Map.entry("user_not_found", "Slack finds no such person. slack.users.list shows the members of the workspace."),
            Map.entry("users_not_found", "Slack finds no person with this e-mail address."),
            Map.entry("user_not_visible", "This account may not see that person."),
            Map.entry("message_not_found", "There is no such message in that channel. Take ts from slack.messages.history."),
            Map.entry("thread_not_found", "There is no such thread in that channel. Take thread_ts from slack.messages.history."),
            Map.entry("canvas_not_found", "Slack finds no such canvas, or this account cannot open it."),
            Map.entry("canvas_deleted", "That canvas was deleted."),
            Map.entry("file_not_found", "Slack finds no such file, or this account cannot open it."));

    private static final Map<String, String> BAD_INPUT = Map.ofEntries(
            Map.entry("invalid_cursor", "The cursor is wrong or has expired. Start again without a cursor."),
            Map.entry("invalid_limit", "Slack does not accept this limit. Ask for 200 or fewer."),
            Map.entry("invalid_types", "Slack does not accept these types."),
            Map.entry("invalid_ts_oldest", "Slack does not accept this time in since."),
            Map.entry("invalid_ts_latest", "Slack does not accept this time in until."),
            Map.entry("no_text", "The text is empty. Give some text."),
            Map.entry("msg_too_long", "The text is too long. Split it into several messages."),
            Map.entry("no_query", "The query is empty. Give some words to search for."),
            Map.entry("cannot_reply_to_message", "That message cannot have a thread. Post without thread_ts."),
            Map.entry("too_many_users", "A group conversation has 8 other people at most."),
            Map.entry("user_disabled", "That person's account is deactivated; nobody can write to it."),
            Map.entry("cannot_dm_bot", "Slack does not let this account write to that bot."),
            Map.entry("method_not_supported_for_channel_type", "Slack does not do this in that kind of conversation."),
            Map.entry("invalid_parameters", "Give either channel_ids or user_ids, and ordinary channels only."),
            Map.entry("failed_to_update_user_ids", "Slack could not give access to some of these people. Check user_ids."),
            Map.entry("canvas_creation_failed", "Slack did not accept the canvas. Its Markdown knows headings up to ### and no HTML or Block Kit."),
            Map.entry("canvas_editing_failed", "Slack did not accept the change. Check the Markdown (headings up to ###) and that the section still exists."));

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("not_in_channel", "This account is not a member of the channel. Join it in Slack, then try again."),
            Map.entry("is_archived", "The channel is archived. Choose another, or unarchive it in Slack."),
            Map.entry("restricted_action", "The workspace's rules do not allow this account to do that. Ask a Slack admin."),
            Map.entry("restricted_action_read_only_channel", "The channel is read-only for this account."),
            Map.entry("restricted_action_thread_only_channel", "The channel takes only replies in threads. Give thread_ts."),
            Map.entry("restricted_action_non_threadable_channel", "The channel takes no replies in threads. Leave out thread_ts."),
            Map.entry("restricted_action_thread_locked", "The thread is locked."),
            Map.entry("not_allowed_token_type", "Slack does not allow this with a bot token. Connect Slack as a person."),
            Map.entry("no_permission", "This account may not do that in Slack."),
            Map.entry("access_denied", "This account may not do that in Slack."),
            Map.entry("enterprise_is_restricted", "Slack does not allow this with a token of a whole organisation."),
            Map.entry("team_access_not_granted", "The app has no access to that workspace. Ask a Slack admin."),
            Map.entry("canvas_disabled_user_team", "Canvases are switched off in this workspace."),
            Map.entry("free_teams_cannot_create_non_tabbed_canvases", "A free workspace needs a channel for a canvas. Give channel_id."),
            Map.entry("free_teams_cannot_edit_standalone_canvases", "In a free workspace a canvas outside a channel cannot be edited."),
            Map.entry("slack_connect_canvas_sharing_blocked", "An admin forbids canvas links in shared channels."));

    private SlackErrors() {}

    /** Whether the code means that the token will never work again. */
    static boolean isDeadToken(@Nullable String code) {
        return code != null && DEAD_TOKEN.contains(code);
    }

    /** An answer with {@code ok: false}. */
    static HubException refused(SlackApiTextResponse response) {
        String code = response.getError() == null ? "" : response.getError();
        if (code.equals("missing_scope")) {
            return missingScope(response.getNeeded());
        }
        return of(code);
    }

    private static HubException of(String code) {
        if (isDeadToken(code)) {
            return HubException.of(Problem.NOT_CONNECTED, "Slack no longer accepts this connection. Connect Slack again on the connections page.");
        }
        if (SLOW_DOWN.contains(code)) {
            return slowDown(WAIT_UNTOLD);
        }
        if (DOWN.contains(code)) {
            return HubException.of(Problem.UPSTREAM_UNAVAILABLE, "Slack has a problem of its own. Check whether the action happened before you repeat it.");
        }
        if (NOT_FOUND.containsKey(code)) {
            return HubException.notFound(NOT_FOUND.get(code));
        }
        if (BAD_INPUT.containsKey(code)) {
            return HubException.of(Problem.INVALID_INPUT, BAD_INPUT.get(code));
        }
        return HubException.of(Problem.UPSTREAM_REFUSED, REFUSED.getOrDefault(code, "Slack refused this" + shown(code) + "."));
    }

    /** An answer that was not 2xx. */
    static HubException failed(SlackApiException e, boolean write) {
        int status = e.getResponse().code();
        if (status == TOO_MANY) {
            return slowDown(retryAfter(e.getResponse().header("Retry-After")));
        }
        if (status < 500 && e.getError() != null && e.getError().getError() != null) {
            return refused(e.getError());
        }
        return broken(write, e);
    }

    /** No answer, or one that is not Slack's. */
    static HubException broken(boolean write, @Nullable Exception cause) {
        String sentence = write
                ? "Slack did not answer in time or not properly, so it is unknown whether the action happened. Check before you repeat it."
                : "Slack did not answer in time or not properly. Try again in a minute.";
        return cause == null ? HubException.of(Problem.UPSTREAM_UNAVAILABLE, sentence) : HubException.of(Problem.UPSTREAM_UNAVAILABLE, sentence, cause);
    }

    private static HubException missingScope(@Nullable String needed) {
        String scope = needed != null && needed.matches("[a-z:.,_]{1,200}") ? " " + needed : "";
        return HubException.of(
                Problem.UPSTREAM_REFUSED,
                "The Slack connection lacks the scope" + scope + ". Add it to the Slack app, then connect Slack again on the connections page.");
    }

    private static HubException slowDown(Duration wait) {
        return HubException.rateLimited("Slack asks to wait " + wait.toSeconds() + " seconds before the next call of this kind.", wait);
    }

    private static Duration retryAfter(@Nullable String header) {
        if (header == null || !header.matches("[0-9]{1,6}")) {
            return WAIT_UNTOLD;
        }
        Duration told = Duration.ofSeconds(Math.max(1, Long.parseLong(header)));
        return told.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : told;
    }

    /** Codes are Slack's vocabulary; anything that does not look like one stays out of the sentence. */
    private static String shown(String code) {
        return code.matches("[a-z0-9_]{1,60}") ? " (" + code + ")" : "";
    }
}
