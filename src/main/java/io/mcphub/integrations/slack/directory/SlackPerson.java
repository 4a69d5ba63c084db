package io.mcphub.integrations.slack.directory;

import io.mcphub.tools.Description;
import jakarta.validation.constraints.NotNull;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody in a list of people, as all tools show them. */
public record SlackPerson(
        @NotNull @Description("The person's id; every tool takes it") String userId, @Nullable @Description("Their name; absent if Slack does not tell it") String name) {
    /** The people with these ids, in this order. */
    public static List<SlackPerson> of(Collection<String> ids, Map<String, String> names) {
        return ids.stream().map(id -> new SlackPerson(id, names.get(id))).toList();
    }
}
