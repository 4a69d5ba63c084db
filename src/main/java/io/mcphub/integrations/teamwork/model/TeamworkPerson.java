package io.mcphub.integrations.teamwork.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.teamwork.client.IncludedItems;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A person as the tools show them. */
public record TeamworkPerson(
        @NotNull @Description("The person's id") Long id,
        @Nullable @Description("First and last name") String name,
        @Nullable @Description("The e-mail address") String email,
        @Nullable @Description("What they do") String title,
        @Nullable @Description("The name of their company") String company,
        @Nullable @Description("account, collaborator or contact") String type,
        @Nullable @Description("true for an administrator") Boolean admin,
        @Nullable @Description("Their time zone") String timezone) {
    public static TeamworkPerson of(JsonNode p, IncludedItems included) {
        return new TeamworkPerson(
                p.path("id").asLong(),
                IncludedItems.fullName(p),
                JsonTree.text(p, "email"),
                JsonTree.text(p, "title"),
                included.name("companies", TeamworkJson.id(p, "companyId", "company")),
                JsonTree.text(p, "type"),
                JsonTree.flag(p, "isAdmin") ? true : null,
                JsonTree.text(p, "timezone"));
    }

    /** All names by which the person may be called. */
    public List<String> names() {
        return Stream.of(name, email).filter(Objects::nonNull).toList();
    }

    public String label() {
        return name + " (" + id + ")";
    }
}
