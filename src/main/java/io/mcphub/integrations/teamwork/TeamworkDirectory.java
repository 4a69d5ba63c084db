package io.mcphub.integrations.teamwork;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** What a connection can see and refers to by name, kept for some minutes per connection: what one sees is nobody else's business. */
@ApplicationScoped
class TeamworkDirectory {
    private static final Duration KEEP = Duration.ofMinutes(10);

    static final String PROJECTS = "projects";
    static final String PEOPLE = "people";

    /** What is not in a list of this age may have been made since. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    @Inject
    TeamworkClient client;

    @Inject
    HubClock clock;

    private record Kept(List<?> list, Instant since) {}

    private final Cache<String, Kept> lists = Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KEEP).build();

    /** Projects that are not archived. */
    public List<Ref> projects(Credential tw) {
        return cached(tw, PROJECTS, () -> TeamworkPages.all(
                "projects",
                page -> client.read(tw, (api, auth) -> api.projects(auth, PageQuery.of(page, TeamworkPages.MAX_SIZE).order("name", "asc"), null)),
                (node, included) -> new Ref(node.path("id").asLong(), Fields.text(node, "name"))));
    }

    /** People who have not been deleted. */
    public List<TeamworkPerson> people(Credential tw) {
        return cached(tw, PEOPLE, () -> TeamworkPages.all(
                "people",
                page -> client.read(tw, (api, auth) -> api.people(auth, PageQuery.of(page, TeamworkPages.MAX_SIZE).order("name", "asc"))),
                TeamworkPerson::of));
    }

    /** The open task lists of a project. */
    public List<Ref> tasklists(Credential tw, long project) {
        return cached(tw, tasklistsOf(project), () -> TeamworkPages.all(
                "tasklists",
                page -> client.read(tw, (api, auth) -> api.tasklistsOfProject(auth, project, PageQuery.of(page, TeamworkPages.MAX_SIZE), false)),
                (node, included) -> new Ref(node.path("id").asLong(), Fields.text(node, "name"))));
    }

    static String tasklistsOf(long project) {
        return "tasklists " + project;
    }

    /** Forgets a list that something looked for is not in, if it is old enough to have missed it; whether it is worth another look. */
    public boolean outdated(Credential tw, String kind) {
        Kept kept = lists.getIfPresent(key(tw, kind));
        return kept != null && kept.since().plus(FRESH).isBefore(clock.now()) && lists.asMap().remove(key(tw, kind), kept);
    }

    /** Where a task goes if only its project is told. */
    public long firstTasklist(Credential tw, long project) {
        return tasklists(tw, project).stream()
                .findFirst()
                .orElseThrow(() -> HubException.invalid("project", "The project has no open task list. Create one with teamwork.tasklists.create."))
                .id();
    }

    /** Something was created or renamed, so the lists that were read before are old. */
    public void forget(Credential tw) {
        lists.asMap().keySet().removeIf(key -> key.startsWith(tw.connectionId() + ' '));
    }

    /** Not {@code cache.get(key, loader)}: that would hold a lock of the cache during the network call. */
    @SuppressWarnings("unchecked")
    private <T> List<T> cached(Credential tw, String kind, Supplier<List<T>> load) {
        Kept known = lists.getIfPresent(key(tw, kind));
        if (known != null) {
            return (List<T>) known.list();
        }
        List<T> loaded = load.get();
        lists.put(key(tw, kind), new Kept(loaded, clock.now()));
        return loaded;
    }

    private static String key(Credential tw, String kind) {
        return tw.connectionId() + ' ' + kind;
    }
}
