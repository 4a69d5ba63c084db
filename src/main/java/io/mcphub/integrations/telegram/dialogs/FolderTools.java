package io.mcphub.integrations.telegram.dialogs;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.Rows;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** {@code telegram.folders.list}. */
@ApplicationScoped
@ToolsOf("telegram")
public class FolderTools {
    @Inject
    Folders folders;

    /** Arguments of {@code telegram.folders.list}. */
    public record ListFolders() {}

    /** A folder. */
    public record ShownFolder(
            @Description("Its id; telegram.dialogs.list takes it as folder") int id,
            @NotNull @Description("Its name") String name) {}

    /** The folders. */
    public record ShownFolders(@NotNull @Rows @Description("In the account's order; the main list and the archive are no folders") List<ShownFolder> folders) {}

    @Tool(name = "telegram.folders.list", title = "List folders", effect = Effect.READ, description = "Lists the account's folders of chats. telegram.dialogs.list shows the chats of one.")
    public ShownFolders list(ListFolders in, Credential telegram) {
        return new ShownFolders(folders.shown(telegram).stream().map(folder -> new ShownFolder(folder.id(), folder.name())).toList());
    }
}
