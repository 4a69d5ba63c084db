package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkDirectory;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Preview;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.crypto.Keys;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.NameMatching;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Creates or changes several tasks in one call. A failed item does not stop the others, except those that refer to it. */
@ApplicationScoped
class TeamworkBulk {
    private static final int CANDIDATES = 100;
    /** How far Teamwork's clock may differ from ours, when a task's time of creation is compared with ours. */
    private static final Duration CLOCKS = Duration.ofMinutes(5);

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkDirectory directory;

    @Inject
    TeamworkTasks tasks;

    @Inject
    TeamworkCalendar calendar;

    @Inject
    BulkLedger ledger;

    @Inject
    HubClock clock;

    /** Creates tasks one after the other, because later ones may refer to earlier ones. */
    public BulkOutcome.All create(Credential tw, BulkTools.BulkCreate in, CallContext context) {
        List<BulkOutcome> outcomes = new ArrayList<>();
        Map<String, Long> refs = new HashMap<>();
        Set<Long> used = new HashSet<>(done(tw, in));
        HubException first = null;
        for (int i = 0; i < in.items().size(); i++) {
            BulkTools.NewTask item = in.items().get(i);
            try {
                going(context, i, in.items().size());
                BulkOutcome outcome = create(tw, in, i, item, refs, used);
                used.add(outcome.taskId());
                if (item.tempId() != null) {
                    refs.put(item.tempId(), outcome.taskId());
                }
                outcomes.add(outcome);
            } catch (HubException e) {
                first = first == null ? e : first;
                outcomes.add(BulkOutcome.failed(i, item.tempId(), e));
            }
        }
        return BulkOutcome.all(outcomes, first);
    }

    /** The tasks that the same call has already created. A search for an unknown item must not find one of these. */
    private List<Long> done(Credential tw, BulkTools.BulkCreate in) {
        return IntStream.range(0, in.items().size()).mapToObj(i -> ledger.task(key(tw, in, i))).flatMap(Optional::stream).toList();
    }

    /** Identifies the item by the whole call and its place, so that two equal items create two tasks. */
    private static String key(Credential tw, BulkTools.BulkCreate in, int index) {
        return Keys.hash(tw.connectionId() + '\0' + index + '\0' + Json.write(in));
    }

    private BulkOutcome create(Credential tw, BulkTools.BulkCreate in, int index, BulkTools.NewTask item, Map<String, Long> refs, Set<Long> used) {
        String key = key(tw, in, index);
        Optional<BulkLedger.Entry> known = ledger.begin(key);
        if (known.isPresent() && known.get().state() == BulkLedger.State.RUNNING) {
            throw HubException.conflict("The same call is still running. Repeat it in a minute.");
        }
        if (known.isPresent() && known.get().state() == BulkLedger.State.DONE) {
            return BulkOutcome.done(index, known.get().taskId(), item.tempId(), true, due(tw, item.dueDate()), TeamworkClient.site(tw));
        }
        Instant since = known.map(BulkLedger.Entry::since).orElse(clock.now());
        Place place;
        ObjectNode body;
        Long found;
        try {
            place = place(tw, in, item, refs);
            body = body(tw, in, item, place, refs);
            found = known.isPresent() ? find(tw, place, item.name().strip(), since, used) : null;
        } catch (RuntimeException e) {
            if (known.isPresent()) {
                ledger.unknown(key, since);
            } else {
                ledger.failed(key);
            }
            throw e;
        }
        long task = found == null ? send(tw, key, since, place, body) : found;
        ledger.done(key, task);
        return BulkOutcome.done(index, task, item.tempId(), found != null, due(tw, item.dueDate()), TeamworkClient.site(tw));
    }

    /** Only failures in this method can hide a task that was created. */
    private long send(Credential tw, String key, Instant since, Place place, JsonNode body) {
        try {
            JsonNode answer = client.call(
                    tw, place.parent() == null ? TeamworkV3.createTask(place.tasklist(), body) : TeamworkV3.createSubtask(place.parent(), body));
            return tasks.created(answer);
        } catch (RuntimeException e) {
            if (e instanceof Preview.Stopped || e instanceof HubException refused && refused.problem() != Problem.UPSTREAM_UNAVAILABLE) {
                ledger.failed(key);
            } else {
                ledger.unknown(key, since);
            }
            throw e;
        }
    }

    /** Where a task is created: below a parent or in a list. */
    private record Place(@Nullable Long parent, long tasklist, @Nullable Long project) {}

    private Place place(Credential tw, BulkTools.BulkCreate in, BulkTools.NewTask item, Map<String, Long> refs) {
        Long parent = parent(tw, item, refs);
        Long project = names.optionalProject(tw, "project", item.project() == null ? in.project() : item.project(), NameMatching.EXACT);
        if (parent != null) {
            return new Place(parent, 0, project);
        }
        String tasklist = item.tasklist() != null ? item.tasklist() : item.project() == null ? in.tasklist() : null;
        if (tasklist != null) {
            return new Place(null, names.tasklist(tw, "tasklist", tasklist, project, NameMatching.EXACT), project);
        }
        if (project == null) {
            throw HubException.invalid("tasklist", "Give the item a task list, a project or a parent.");
        }
        return new Place(null, directory.firstTasklist(tw, project), project);
    }

    private @Nullable Long parent(Credential tw, BulkTools.NewTask item, Map<String, Long> refs) {
        if (!TeamworkNames.blank(item.parentRef())) {
            return ref(refs, "parent_ref", item.parentRef());
        }
        return TeamworkNames.blank(item.parentTask()) ? null : names.task(tw, "parent_task", item.parentTask(), NameMatching.EXACT);
    }

    private ObjectNode body(Credential tw, BulkTools.BulkCreate in, BulkTools.NewTask item, Place place, Map<String, Long> refs) {
        List<Long> before = new ArrayList<>();
        for (String task : item.predecessors() == null ? List.<String>of() : item.predecessors()) {
            before.add(names.task(tw, "predecessors", task, NameMatching.EXACT));
        }
        for (String reference : item.predecessorRefs() == null ? List.<String>of() : item.predecessorRefs()) {
            before.add(ref(refs, "predecessor_refs", reference));
        }
        ObjectNode body = tasks.body(tw, item.fields(in.tagColors(), in.allowPast()), tagProject(tw, in, item, place));
        if (!before.isEmpty()) {
            before.stream().distinct().forEach(id -> body.withArray("predecessors").addObject().put("id", id).put("type", "complete"));
        }
        return body;
    }

    /** The project whose tags count: the given one, else that of the place. */
    private @Nullable Long tagProject(Credential tw, BulkTools.BulkCreate in, BulkTools.NewTask item, Place place) {
        if (place.project() != null || !TeamworkTags.named(item.tags(), item.fields(in.tagColors(), in.allowPast()).tagColors())) {
            return place.project();
        }
        return place.parent() == null ? tasks.projectOfTasklist(tw, place.tasklist()) : tasks.brief(tw, place.parent()).projectId();
    }

    private static long ref(Map<String, Long> refs, String field, String reference) {
        Long id = refs.get(reference);
        if (id == null) {
            throw HubException.invalid(field, field + " names no earlier item that was created.");
        }
        return id;
    }

    /** A task that may come from a call without an answer: same name and place, created by this person since then. */
    private @Nullable Long find(Credential tw, Place place, String name, Instant since, Set<Long> used) {
        TaskQuery filter = new TaskQuery().completed(true).createdAfter(since.minus(CLOCKS));
        PageQuery query = PageQuery.of(1, CANDIDATES).search(name);
        JsonNode answer = client.call(
                tw, place.parent() == null ? TeamworkV3.tasksOfList(place.tasklist(), query, filter) : TeamworkV3.subtasks(place.parent(), query, filter));
        return TeamworkPages.rows(answer, "tasks")
                .filter(t -> name.equals(JsonTree.text(t, "name")))
                .filter(t -> TeamworkJson.moment(t, "createdAt") != null && !TeamworkJson.moment(t, "createdAt").isBefore(since.minus(CLOCKS)))
                .filter(t -> TeamworkJson.id(t, "createdByUserId", "createdBy") == null || names.me(tw) == TeamworkJson.id(t, "createdByUserId", "createdBy"))
                .map(t -> TeamworkJson.id(t, "id"))
                .filter(id -> !used.contains(id))
                .findFirst()
                .orElse(null);
    }

    /** Changes tasks one after the other. Repeating it changes nothing more. */
    public BulkOutcome.All update(Credential tw, BulkTools.BulkUpdate in, CallContext context) {
        Long project = names.optionalProject(tw, "project", in.project(), NameMatching.EXACT);
        List<BulkOutcome> outcomes = new ArrayList<>();
        HubException first = null;
        for (int i = 0; i < in.items().size(); i++) {
            BulkTools.Change item = in.items().get(i);
            try {
                going(context, i, in.items().size());
                long id = names.task(tw, "task", item.task(), NameMatching.EXACT);
                tasks.change(tw, id, item.fields(in.tagColors(), in.allowPast()), project);
                outcomes.add(BulkOutcome.done(i, id, null, false, due(tw, item.dueDate()), TeamworkClient.site(tw)));
            } catch (HubException e) {
                first = first == null ? e : first;
                outcomes.add(BulkOutcome.failed(i, null, e));
            }
        }
        return BulkOutcome.all(outcomes, first);
    }

    private @Nullable String due(Credential tw, @Nullable String text) {
        LocalDate day = calendar.dayAhead(tw, "due_date", text);
        return day == null ? null : day.toString();
    }

    /** Throws if nobody waits for the answer, so that no further item begins. */
    private static void going(CallContext context, int index, int all) {
        if (context.cancelled()) {
            throw HubException.conflict("The call was given up before this item. Repeat it.");
        }
        context.progress(index + 1, (double) all, null);
    }
}
