package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkErrors;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.IdAndName;
import io.mcphub.integrations.teamwork.model.TeamworkTag;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import io.mcphub.upstream.ApiReply;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds tags by name and creates missing ones. A project's own tag wins over one of the whole account. */
@ApplicationScoped
class TeamworkTags {
    private static final int MAX_NAME = 49;

    @Inject
    TeamworkClient client;

    /**
     * A tag that was asked for.
     *
     * @param name its name
     * @param id null if it could not be created
     * @param created whether it is new
     * @param problem why it could not be created
     */
    record Ensured(String name, @Nullable Long id, boolean created, @Nullable HubException problem) {}

    /** All tags, or those that a project can use. Teamwork's own filter is not used, because it leaves out tags of the whole account. */
    public List<TeamworkTag> all(Credential tw, @Nullable Long project) {
        return TeamworkPages.all(
                        "tags",
                        page -> client.call(tw, TeamworkV3.tags(PageQuery.of(page, TeamworkPages.MAX_SIZE).order("name", "asc"))),
                        (node, included) -> TeamworkTag.of(node))
                .stream()
                .filter(t -> project == null || t.projectId() == null || t.projectId().equals(project))
                .toList();
    }

    /** The ids of tags by id or name. Throws at the first that cannot be found or created. */
    public List<Long> ids(Credential tw, List<String> references, @Nullable Long project, @Nullable Map<String, String> colors) {
        List<String> missing = references.stream().filter(r -> !TeamworkNames.isId(r)).toList();
        Map<String, Ensured> named = new java.util.HashMap<>();
        for (Ensured tag : missing.isEmpty() ? List.<Ensured>of() : ensure(tw, missing, project, colors)) {
            if (tag.problem() != null) {
                throw tag.problem();
            }
            named.put(fold(tag.name()), tag);
        }
        return references.stream().map(r -> TeamworkNames.isId(r) ? Long.valueOf(TeamworkNames.id(r)) : named.get(fold(r)).id()).distinct().toList();
    }

    /** Whether any of them is a name, so that the project matters. Throws for a name that no tag can have, before any call. */
    static boolean named(@Nullable List<String> references, @Nullable Map<String, String> colors) {
        checked(colors);
        List<String> named = references == null ? List.of() : references.stream().filter(t -> !TeamworkNames.isId(t)).toList();
        named.forEach(TeamworkTags::check);
        return !named.isEmpty();
    }

    /** The tag with this id or exactly this name. Throws if there is none. */
    public long one(Credential tw, String field, String reference) {
        return TeamworkNames.isId(reference)
                ? TeamworkNames.id(reference)
                : NameResolver.find(NameMatching.EXACT, field, reference, all(tw, null), t -> t.name() == null ? List.of() : List.of(t.name()), t -> t.name() + " (" + t.id() + ")").id();
    }

    /** The ids of tags that exist, for a filter; joined with commas, null for none. */
    public @Nullable String joined(Credential tw, @Nullable List<String> references, @Nullable Long project, NameMatching use) {
        if (references == null || references.isEmpty()) {
            return null;
        }
        List<TeamworkTag> known = references.stream().allMatch(TeamworkNames::isId) ? List.of() : all(tw, project);
        return references.stream().map(r -> String.valueOf(TeamworkNames.isId(r) ? TeamworkNames.id(r) : existing(r, known, use))).distinct().collect(Collectors.joining(","));
    }

    private static long existing(String name, List<TeamworkTag> known, NameMatching use) {
        TeamworkTag tag = NameResolver.find(use, "tags", name, known, t -> t.name() == null ? List.of() : List.of(t.name()), t -> t.name() + " (" + t.id() + ")");
        return TeamworkNames.meant("tags", new IdAndName(tag.id(), tag.name()));
    }

    /** The tags with these names, each with its own outcome, so that one failure does not hide the others. */
    public List<Ensured> ensure(Credential tw, List<String> names, @Nullable Long project, @Nullable Map<String, String> colors) {
        Map<String, String> colorOf = checked(colors);
        names.forEach(TeamworkTags::check);
        List<TeamworkTag> known = all(tw, project);
        List<Ensured> ensured = new ArrayList<>();
        for (String name : names.stream().map(String::strip).toList()) {
            if (ensured.stream().noneMatch(e -> fold(e.name()).equals(fold(name)))) {
                ensured.add(find(known, name, project)
                        .map(tag -> new Ensured(name, tag.id(), false, null))
                        .orElseGet(() -> create(tw, name, project, colorOf.get(fold(name)))));
            }
        }
        return ensured;
    }

    private Ensured create(Credential tw, String name, @Nullable Long project, @Nullable String color) {
        ObjectNode tag = JsonTree.object().put("name", name);
        if (color != null) {
            tag.put("color", color);
        }
        if (project != null) {
            tag.put("projectId", project);
        }
        try {
            ApiReply reply = client.reply(tw, TeamworkV3.createTag(JsonTree.object().set("tag", tag)));
            TeamworkTag made = TeamworkTag.of(reply.json().path("tag"));
            if (made.id() == 0) {
                throw TeamworkErrors.FAILURES.strange(true, reply.json());
            }
            boolean created = reply.status() == 201;
            // 200 means that the tag exists. It may belong to another project, and then this one must not use it.
            return created || made.projectId() == null || made.projectId().equals(project) ? new Ensured(name, made.id(), created, null) : elsewhere(name);
        } catch (HubException e) {
            return e.problem() == Problem.CONFLICT ? afterConflict(tw, name, project, e) : new Ensured(name, null, false, e);
        }
    }

    private static Ensured elsewhere(String name) {
        return new Ensured(name, null, false, HubException.conflict("Another project already has a tag of this name of its own, so Teamwork does not create it here. Use another name."));
    }

    /** Teamwork says that the tag exists, so look for it again. This account may still not see it. */
    private Ensured afterConflict(Credential tw, String name, @Nullable Long project, HubException conflict) {
        try {
            return find(all(tw, null), name, project)
                    .map(tag -> new Ensured(name, tag.id(), false, null))
                    .orElseGet(() -> new Ensured(name, null, false, conflict));
        } catch (HubException e) {
            return new Ensured(name, null, false, e);
        }
    }

    private static Optional<TeamworkTag> find(List<TeamworkTag> tags, String name, @Nullable Long project) {
        List<TeamworkTag> same = tags.stream().filter(t -> t.isCalled(name)).toList();
        return Stream.concat(
                        same.stream().filter(t -> project != null && project.equals(t.projectId())),
                        same.stream().filter(t -> t.projectId() == null))
                .findFirst();
    }

    private static void check(String name) {
        if (name.isBlank() || name.strip().length() > MAX_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw HubException.invalid("tags", "A tag's name is one line of 1 to " + MAX_NAME + " characters.");
        }
    }

    private static Map<String, String> checked(@Nullable Map<String, String> colors) {
        Map<String, String> checked = new java.util.HashMap<>();
        for (Map.Entry<String, String> entry : colors == null ? Map.<String, String>of().entrySet() : colors.entrySet()) {
            checked.put(fold(entry.getKey()), color("tag_colors", entry.getValue()));
        }
        return checked;
    }

    /** The colour as Teamwork writes it. Throws if it is not {@code #rrggbb}. */
    static String color(String field, String color) {
        String value = color.strip().toLowerCase(Locale.ROOT);
        if (!value.matches("#[0-9a-f]{6}")) {
            throw HubException.invalid(field, "A colour is written #rrggbb, such as #e74c3c.");
        }
        return value;
    }

    private static String fold(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }
}
