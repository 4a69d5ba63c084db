package io.mcphub.integrations.teamwork.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** A project as the tools show it. */
public record TeamworkProject(
        @NotNull @Description("The project's id") Long id,
        @Nullable @Description("Its name") String name,
        @Nullable @Description("active, archived, inactive or deleted") String status,
        @Nullable @Description("The company it is for") String company,
        @Nullable @Description("The name of its owner") String owner,
        @Nullable @Description("The first day, YYYY-MM-DD") String startDate,
        @Nullable @Description("The last day, YYYY-MM-DD") String endDate,
        @Nullable @Description("What it is about; only where one project is asked for") String description,
        @Nullable @Description("The link to it") String url) {
    /** The objects to include with projects. */
    public static final String INCLUDE = "companies,projectOwners";

    public static TeamworkProject of(JsonNode p, IncludedItems included, String site, boolean whole) {
        long id = p.path("id").asLong();
        return new TeamworkProject(
                id,
                JsonTree.text(p, "name"),
                JsonTree.text(p, "status"),
                included.name("companies", TeamworkJson.id(p, "companyId", "company")),
                included.optionalPersonName(TeamworkJson.id(p, "ownerId", "projectOwner", "projectOwnerId")),
                TeamworkJson.day(p, "startAt", "startDate"),
                TeamworkJson.day(p, "endAt", "endDate"),
                whole ? JsonTree.text(p, "description") : null,
                site + "/app/projects/" + id);
    }
}
