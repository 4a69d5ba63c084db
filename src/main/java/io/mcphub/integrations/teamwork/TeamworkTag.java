package io.mcphub.integrations.teamwork;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A tag as the tools show it. */
record TeamworkTag(
        @NotNull @Description("The tag's id") Long id,
        @Nullable @Description("Its name") String name,
        @Nullable @Description("Its colour, #rrggbb") String color,
        @Nullable @Description("The only project that has it; absent if all have") Long projectId) {
    static TeamworkTag of(JsonNode t) {
        return new TeamworkTag(t.path("id").asLong(), JsonTree.text(t, "name"), JsonTree.text(t, "color"), Fields.id(t, "projectId", "project"));
    }

    boolean isCalled(String wanted) {
        return name != null && name.strip().equalsIgnoreCase(wanted.strip());
    }
}
