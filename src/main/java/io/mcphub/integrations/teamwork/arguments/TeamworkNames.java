package io.mcphub.integrations.teamwork.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TaskQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.IdAndName;
import io.mcphub.integrations.teamwork.model.TeamworkPerson;
import io.mcphub.integrations.teamwork.model.TeamworkTask;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import io.mcphub.tools.Understood;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns names into ids: projects, task lists, people ({@code me}, a name, an e-mail address) and tasks. Digits are taken as an id. */
@ApplicationScoped
public class TeamworkNames {
    @Inject
    TeamworkClient client;

    @Inject
    TeamworkDirectory directory;

    public long project(Credential tw, String field, String reference, NameMatching use) {
        return isId(reference)
                ? id(reference)
                : meant(field, listed(tw, TeamworkDirectory.PROJECTS, () -> NameResolver.find(use, field, reference, directory.projects(tw), TeamworkNames::names, IdAndName::toString)));
    }

    /** As {@link #project}; null for none. */
    public @Nullable Long optionalProject(Credential tw, String field, @Nullable String reference, NameMatching use) {
        return blank(reference) ? null : project(tw, field, reference, use);
    }

    /** A task list by id, or by name in a project. */
    public long tasklist(Credential tw, String field, String reference, @Nullable Long project, NameMatching use) {
        if (isId(reference)) {
            return id(reference);
        }
        if (project == null) {
            throw HubException.invalid(field, "A task list's name is unique only in a project. Give project too, or the id of the list.");
        }
        return meant(
                field,
                listed(
                        tw,
                        TeamworkDirectory.tasklistsOf(project),
                        () -> NameResolver.find(use, field, reference, directory.tasklists(tw, project), TeamworkNames::names, IdAndName::toString)));
    }

    public long person(Credential tw, String field, String reference, NameMatching use) {
        String wanted = reference.strip();
        if (isId(wanted)) {
            return id(wanted);
        }
        if (wanted.equalsIgnoreCase("me")) {
            return meant(field, new IdAndName(me(tw), tw.details().get("user_name")));
        }
        String name = wanted.startsWith("@") ? wanted.substring(1) : wanted;
        TeamworkPerson person = listed(tw, TeamworkDirectory.PEOPLE, () -> NameResolver.find(use, field, name, directory.people(tw), TeamworkPerson::names, TeamworkPerson::label));
        return meant(field, new IdAndName(person.id(), person.name()));
    }

    /** Looks in a cached list. If nothing is found, reads the list once more, because the thing may be new. */
    private <T> T listed(Credential tw, String kind, Supplier<T> find) {
        try {
            return find.get();
        } catch (HubException notFound) {
            if (notFound.problem() == Problem.INVALID_INPUT && directory.outdated(tw, kind)) {
                return find.get();
            }
            throw notFound;
        }
    }

    public List<Long> people(Credential tw, String field, List<String> references, NameMatching use) {
        return references.stream().map(r -> person(tw, field, r, use)).distinct().toList();
    }

    /** Teams by id or name. */
    public List<Long> teams(Credential tw, String field, List<String> references, NameMatching use) {
        return references.stream()
                .map(r -> isId(r) ? id(r) : meant(field, listed(tw, TeamworkDirectory.TEAMS, () -> NameResolver.find(use, field, r, directory.teams(tw), TeamworkNames::names, IdAndName::toString))))
                .distinct()
                .toList();
    }

    public long company(Credential tw, String field, String reference) {
        return isId(reference)
                ? id(reference)
                : meant(field, listed(tw, TeamworkDirectory.COMPANIES, () -> NameResolver.find(NameMatching.EXACT, field, reference, directory.companies(tw), TeamworkNames::names, IdAndName::toString)));
    }

    /** Ids for a query, joined with commas; null if no names are given. */
    public @Nullable String joined(Credential tw, String field, @Nullable List<String> references, NameMatching use) {
        return references == null || references.isEmpty()
                ? null
                : people(tw, field, references, use).stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    /** The id of the connected person. */
    public long me(Credential tw) {
        return id(tw.details().getOrDefault("user_id", "0"));
    }

    /** A task by id or title. Teamwork searches; its hits are matched like any other name, open tasks first. */
    public long task(Credential tw, String field, String reference, NameMatching use) {
        if (isId(reference)) {
            return id(reference);
        }
        List<TeamworkTask> found = titled(tw, field, reference, use);
        List<TeamworkTask> open = found.stream().filter(t -> !t.done()).toList();
        boolean isOpen = open.stream().anyMatch(t -> t.name() != null && t.name().strip().equalsIgnoreCase(reference.strip()));
        return match(use, field, reference, isOpen ? open : found);
    }

    /** A task by id, or a completed one by its exact title. */
    public long completedTask(Credential tw, String field, String reference) {
        return isId(reference)
                ? id(reference)
                : match(NameMatching.EXACT, field, reference, titled(tw, field, reference, NameMatching.EXACT).stream().filter(TeamworkTask::done).toList());
    }

    private static long match(NameMatching use, String field, String reference, List<TeamworkTask> tasks) {
        TeamworkTask task = NameResolver.find(use, field, reference, tasks, t -> t.name() == null ? List.of() : List.of(t.name()), TeamworkTask::label);
        return meant(field, new IdAndName(task.id(), task.name()));
    }

    /** The tasks that Teamwork finds for a title, completed ones included. */
    private List<TeamworkTask> titled(Credential tw, String field, String title, NameMatching use) {
        TaskQuery filter = new TaskQuery().completed(true);
        PageQuery query = PageQuery.of(1, TeamworkPages.MAX_SIZE).search(title.strip()).with(TeamworkTask.INCLUDE);
        JsonNode answer = client.call(tw, TeamworkV3.tasks(query, filter));
        if (!use.mayGuess() && TeamworkPages.more(answer)) {
            throw HubException.invalid(field, "More tasks have these words than can be compared. Give the task's id; teamwork.tasks.search finds it.");
        }
        return TeamworkTask.rows(answer, "").toList();
    }

    /** The id of what a name was taken for. The answer says which thing that is, with its id. */
    public static long meant(String field, IdAndName thing) {
        if (thing.name() != null) {
            Understood.note(field, thing.toString());
        }
        return thing.id();
    }

    public static boolean isId(String reference) {
        return reference.strip().matches("[1-9][0-9]{0,17}");
    }

    public static long id(String digits) {
        return Long.parseLong(digits.strip());
    }

    public static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** A name to send. Throws if it is blank, because a name cannot be removed. */
    public static String given(String name) {
        if (name.isBlank()) {
            throw HubException.invalid("name", "name must not be blank.");
        }
        return name.strip();
    }

    private static List<String> names(IdAndName ref) {
        return ref.name() == null ? List.of() : List.of(ref.name());
    }
}
