package io.mcphub.integrations.teamwork.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A tag as the tools show it. */
public record TeamworkTag(
        @NotNull @Description("The tag's id") Long id,
        @Nullable @Description("Its name") String name,
        @Nullable @Description("Its colour, #rrggbb") String color,
        @Nullable @Description("The only project that has it; absent if all have") Long projectId) {
    public static TeamworkTag of(JsonNode t) {
        return new TeamworkTag(t.path("id").asLong(), JsonTree.text(t, "name"), JsonTree.text(t, "color"), TeamworkJson.id(t, "projectId", "project"));
    }

    public boolean isCalled(String wanted) {
        return name != null && name.strip().equalsIgnoreCase(wanted.strip());
    }
}
