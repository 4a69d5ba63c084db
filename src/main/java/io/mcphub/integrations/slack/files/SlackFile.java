package io.mcphub.integrations.slack.files;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.integrations.slack.client.SlackJson;
import io.mcphub.tools.Description;
import io.mcphub.upstream.JsonTree;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file as the tools show it. */
record SlackFile(
        @NotNull @Description("The file's id; slack.files.get takes it") String id,
        @Nullable @Description("The file's name") String name,
        @Nullable @Description("The title, if it differs from the name") String title,
        @Nullable @Description("The media type") String mimeType,
        @Nullable @Description("The size in bytes") Long size,
        @Nullable @Description("The id of who uploaded it") String userId,
        @Nullable @Description("Their name") String userName,
        @Nullable @Description("When it was uploaded") Instant createdAt,
        @Nullable @Description("The link to it") String url) {

    static SlackFile of(JsonNode f, Map<String, String> people) {
        String name = JsonTree.text(f, "name");
        String title = JsonTree.text(f, "title");
        String user = JsonTree.text(f, "user");
        return new SlackFile(
                SlackJson.required(f, "id"),
                name,
                title == null || title.equals(name) ? null : title,
                JsonTree.text(f, "mimetype", "filetype"),
                f.path("size").isIntegralNumber() ? f.path("size").asLong() : null,
                user,
                user == null ? null : people.get(user),
                SlackJson.seconds(f, "created"),
                JsonTree.text(f, "permalink"));
    }
}
