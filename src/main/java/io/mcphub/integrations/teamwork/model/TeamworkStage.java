package io.mcphub.integrations.teamwork.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A stage of a workflow or a column of an old board, as the tools show it. */
public record TeamworkStage(
        @NotNull @Description("The stage's id") Long id,
        @Nullable @Description("Its name") String name,
        @Nullable @Description("Its colour") String color,
        @Nullable @Description("The workflow's id; absent for a column of an old board") Long workflowId,
        @Nullable @Description("The workflow's name") String workflow) {
    public static TeamworkStage of(JsonNode s, @Nullable IdAndName workflow) {
        return new TeamworkStage(
                java.util.Objects.requireNonNullElse(TeamworkJson.id(s, "id"), 0L),
                JsonTree.text(s, "name"),
                JsonTree.text(s, "color"),
                workflow == null ? null : workflow.id(),
                workflow == null ? null : workflow.name());
    }

    /** The name in an error. */
    public String label() {
        return "\"" + name + "\" (" + id + (workflow == null ? "" : ", " + workflow) + ")";
    }
}
