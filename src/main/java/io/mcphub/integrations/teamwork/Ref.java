package io.mcphub.integrations.teamwork;

import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/** Something by its id and name. */
record Ref(@NotNull @Description("The id") Long id, @Nullable @Description("The name") String name) {
    @Override
    public String toString() {
        return name == null ? String.valueOf(id) : name + " (" + id + ")";
    }
}
