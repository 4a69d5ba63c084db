package io.mcphub.integrations.slack.messages;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.integrations.slack.arguments.SlackTime;
import io.mcphub.integrations.slack.client.SlackClient;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.integrations.slack.client.SlackRequest;
import io.mcphub.integrations.slack.directory.SlackDirectory;
import io.mcphub.integrations.slack.text.SlackRendering;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is new in one conversation. Slack's history has no replies, so threads are looked for: those of the new messages, and old ones by
 * search where the token may, otherwise among the messages of the last 14 days before.
 */
@ApplicationScoped
class SlackMissed {
    private static final Duration BEFORE = Duration.ofDays(14);
    private static final int PAGE = 200;
    private static final int MOST_THREADS = 20;
    private static final int MOST_REPLIES = 100;
    private static final int ABOUT = 120;

    @Inject
    SlackClient client;

    @Inject
    SlackMessages messages;

    @Inject
    SlackThreadSearch search;

    @Inject
    SlackDirectory directory;

    @Inject
    HubClock clock;

    /** What is new in a conversation. */
    record Found(MissedTools.Looked looked, List<MissedTools.Said> said) {}

    /** A thread with its first message and its new replies. */
    private record Thread(JsonNode first, List<JsonNode> replies) {}

    public Found since(Credential slack, SlackNames.Conversation where, Instant since) {
        List<String> notes = new ArrayList<>();
        List<JsonNode> fresh = page(slack, where.id(), since, clock.now(), notes, "Only the newest " + PAGE + " messages are here.");
        Set<String> parents = new LinkedHashSet<>(active(fresh, since));
        parents.addAll(older(slack, where, since, notes));
        List<Thread> threads = threads(slack, where.id(), parents, since, notes);
        return shown(slack, where, fresh, threads, String.join(" ", notes));
    }

    private List<JsonNode> page(Credential slack, String channel, Instant from, Instant to, List<String> notes, String cut) {
        JsonNode answer = client.read(slack, SlackRequest.of("conversations.history")
                .with("channel", channel)
                .with("oldest", SlackTime.from(from))
                .with("latest", SlackTime.until(to))
                .with("limit", PAGE));
        if (answer.path("has_more").asBoolean()) {
            notes.add(cut);
        }
        return JsonTree.list(answer.path("messages"));
    }

    /** The messages that began threads with replies since then. */
    private static List<String> active(List<JsonNode> all, Instant since) {
        return all.stream().filter(m -> replied(m, since)).map(m -> SlackJson.string(m, "ts")).toList();
    }

    /** A Slack that does not tell when the last reply was written is asked for the thread. */
    private static boolean replied(JsonNode message, Instant since) {
        Instant last = SlackTime.exact(JsonTree.text(message, "latest_reply"));
        return last == null ? message.path("reply_count").asInt() > 0 : !last.isBefore(since);
    }

    private List<String> older(Credential slack, SlackNames.Conversation where, Instant since, List<String> notes) {
        Optional<List<String>> found = search.threads(slack, where.id(), since);
        if (found.isPresent()) {
            notes.add("Replies in older threads were found by search, which may be a minute behind.");
            return found.get();
        }
        notes.add("Replies in older threads were looked for in those begun in the 14 days before.");
        return active(page(slack, where.id(), since.minus(BEFORE), since, notes, "Of those 14 days only the last " + PAGE + " messages were looked at."), since);
    }

    /** Reads the threads one after the other. When Slack's rate limit is reached, those read so far are the answer. */
    private List<Thread> threads(Credential slack, String channel, Set<String> parents, Instant since, List<String> notes) {
        List<Thread> threads = new ArrayList<>();
        for (String parent : parents) {
            if (threads.size() == MOST_THREADS) {
                notes.add("Only " + MOST_THREADS + " of " + parents.size() + " threads were read.");
                break;
            }
            try {
                threads.add(thread(slack, channel, parent, since));
            } catch (HubException e) {
                if (e.problem() != Problem.RATE_LIMITED && e.problem() != Problem.NOT_FOUND) {
                    throw e;
                }
                notes.add(e.problem() == Problem.RATE_LIMITED ? "Slack's limit was reached, so some threads are missing." : "One thread is gone.");
            }
        }
        return threads;
    }

    private Thread thread(Credential slack, String channel, String parent, Instant since) {
        List<JsonNode> all = JsonTree.list(client.read(slack, SlackRequest.of("conversations.replies")
                        .with("channel", channel)
                        .with("ts", parent)
                        .with("oldest", SlackTime.from(since))
                        .with("latest", SlackTime.until(clock.now()))
                        .with("limit", MOST_REPLIES))
                .path("messages"));
        JsonNode first = all.stream().filter(m -> parent.equals(SlackJson.string(m, "ts"))).findFirst().orElse(JsonTree.object().put("ts", parent));
        return new Thread(first, all.stream().filter(m -> !parent.equals(SlackJson.string(m, "ts")) && fresh(m, since)).toList());
    }

    private static boolean fresh(JsonNode message, Instant since) {
        Instant time = SlackTime.exact(JsonTree.text(message, "ts"));
        return time != null && !time.isBefore(since);
    }

    private Found shown(Credential slack, SlackNames.Conversation where, List<JsonNode> fresh, List<Thread> threads, String looked) {
        SlackRendering rendering = messages.rendering(slack, Stream.concat(fresh.stream(), threads.stream().flatMap(t -> Stream.concat(Stream.of(t.first()), t.replies().stream()))).toList());
        String name = where.name() == null ? directory.channelName(slack, where.id()) : where.name();
        Lines lines = new Lines(name == null ? where.id() : name, rendering);
        List<JsonNode> begun = Stream.concat(fresh.stream(), threads.stream().map(Thread::first)).sorted(Comparator.comparing((JsonNode m) -> SlackJson.string(m, "ts"))).toList();
        Set<String> done = new LinkedHashSet<>();
        List<MissedTools.Said> said = new ArrayList<>();
        for (JsonNode first : begun) {
            String ts = SlackJson.string(first, "ts");
            if (done.add(ts)) {
                boolean isNew = fresh.stream().anyMatch(m -> ts.equals(SlackJson.string(m, "ts")));
                said.addAll(isNew ? List.of(lines.said(first, null)) : List.of());
                threads.stream().filter(t -> ts.equals(SlackJson.string(t.first(), "ts"))).findFirst().ifPresent(t -> said.addAll(lines.replies(t, isNew)));
            }
        }
        int replies = threads.stream().mapToInt(t -> t.replies().size()).sum();
        return new Found(new MissedTools.Looked(where.id(), name, fresh.size(), replies, looked), said);
    }

    /** Writes rows. */
    private record Lines(String channel, SlackRendering rendering) {
        MissedTools.Said said(JsonNode m, @Nullable String thread) {
            String ts = SlackJson.required(m, "ts");
            String parent = JsonTree.text(m, "thread_ts");
            return new MissedTools.Said(
                    channel, ts, SlackTime.of(ts), rendering.author(m), SlackRendering.listed(rendering.text(m), SlackMessages.LISTED), ts.equals(parent) ? null : parent, thread);
        }

        List<MissedTools.Said> replies(Thread thread, boolean beginningShown) {
            String about = beginningShown ? null : SlackRendering.cut(rendering.text(thread.first()), ABOUT);
            return thread.replies().stream().map(reply -> said(reply, reply == thread.replies().get(0) ? about : null)).toList();
        }
    }
}
