package io.mcphub.integrations.teamwork.model;

import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Something by its id and name. */
public record IdAndName(@NotNull @Description("The id") Long id, @Nullable @Description("The name") String name) {
    @Override
    public String toString() {
        return name == null ? String.valueOf(id) : name + " (" + id + ")";
    }
}
