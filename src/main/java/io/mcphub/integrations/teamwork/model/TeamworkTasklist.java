package io.mcphub.integrations.teamwork.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A task list as the tools show it. */
public record TeamworkTasklist(
        @NotNull @Description("The list's id") Long id,
        @Nullable @Description("Its name") String name,
        @Nullable @Description("new, or completed") String status,
        @Nullable @Description("The project's id") Long projectId,
        @Nullable @Description("The project's name") String project,
        @Nullable @Description("What it is for") String description,
        @Nullable @Description("The milestone it belongs to") String milestone,
        @Nullable @Description("The link to it") String url) {
    /** The objects to include with task lists. */
    public static final String INCLUDE = "projects,milestones";

    public static TeamworkTasklist of(JsonNode l, IncludedItems included, String site) {
        long id = l.path("id").asLong();
        Long project = TeamworkJson.id(l, "projectId", "project");
        Long milestone = TeamworkJson.id(l, "milestoneId", "milestone");
        return new TeamworkTasklist(
                id,
                JsonTree.text(l, "name"),
                JsonTree.text(l, "status"),
                project,
                included.name("projects", project),
                JsonTree.text(l, "description"),
                milestone == null ? null : included.names("milestones", List.of(milestone)).get(0),
                site + "/app/tasklists/" + id);
    }
}
