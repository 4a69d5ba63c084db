package io.mcphub.integrations.teamwork;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.mcphub.connections.Credential;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What a connection can see and refers to by name, kept for some minutes per connection: what one sees is nobody else's business. */
@ApplicationScoped
class TeamworkDirectory {
    private static final Duration KEEP = Duration.ofMinutes(10);
    private static final int PAGE = 500;

    @Inject
    TeamworkClient client;

    private final Cache<String, List<?>> lists = Caffeine.newBuilder().maximumSize(1_000).expireAfterWrite(KEEP).build();

    /** Projects that are not archived. */
    public List<Ref> projects(Credential tw) {
        return cached(tw, "projects", () -> Pages.all(
                "projects",
                page -> client.read(tw, (api, auth) -> api.projects(auth, PageQuery.of(page, PAGE).order("name", "asc"), null)),
                (node, included) -> new Ref(node.path("id").asLong(), Fields.text(node, "name"))));
    }

    /** People who have not been deleted. */
    public List<TeamworkPerson> people(Credential tw) {
        return cached(tw, "people", () -> Pages.all(
                "people",
                page -> client.read(tw, (api, auth) -> api.people(auth, PageQuery.of(page, PAGE).order("name", "asc"))),
                TeamworkPerson::of));
    }

    /** The open task lists of a project. */
    public List<Ref> tasklists(Credential tw, long project) {
        return cached(tw, "tasklists " + project, () -> Pages.all(
                "tasklists",
                page -> client.read(tw, (api, auth) -> api.tasklistsOfProject(auth, project, PageQuery.of(page, PAGE), false)),
                (node, included) -> new Ref(node.path("id").asLong(), Fields.text(node, "name"))));
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
        String key = tw.connectionId() + ' ' + kind;
        List<?> known = lists.getIfPresent(key);
        if (known != null) {
            return (List<T>) known;
        }
        List<T> loaded = load.get();
        lists.put(key, loaded);
        return loaded;
    }
}
