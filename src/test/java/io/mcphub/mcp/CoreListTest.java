package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.access.Shown;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.tools.ToolEntries;
import io.mcphub.platform.Json;
import io.mcphub.tools.DeclaredTools;
import io.mcphub.tools.RegisteredTool;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code tools/list} costs whoever chose nothing. */
class CoreListTest {
    private static final int MOST = 9_000;
    private static final int CHARACTERS_PER_TOKEN = 4;

    /** What the product document names, and what everyday jobs need besides. */
    private static final List<String> CORE = Stream.concat(
                    Stream.of("channels.list", "users.list", "users.info", "users.find_by_email", "messages.post", "messages.search", "messages.history", "dm.list", "dm.send",
                                    "dm.history", "canvas.create", "canvas.edit", "canvas.share", "threads.replies", "unread.summary")
                            .map("slack."::concat),
                    Stream.of("projects.list", "people.list", "tasklists.list", "tasks.list", "tasks.due_today", "tasks.overdue", "tasks.create", "tasks.update", "tasks.complete",
                                    "tasks.set_stage", "subtasks.create", "subtasks.list", "time.log", "time.list", "time.totals", "tags.list", "tags.ensure", "comments.add",
                                    "comments.list", "workflows.list", "stages.list", "tasks.bulk_update", "time.update")
                            .map("teamwork."::concat))
            .toList();

    private final ToolEntries entries = new ToolEntries();

    @Test
    void coreWhenListedThenTheToolsOfTheProductDocumentAndOfEverydayJobs() {
        assertThat(core("slack", "teamwork")).extracting(RegisteredTool::name).containsExactlyInAnyOrderElementsOf(CORE);
        assertThat(core("telegram")).extracting(RegisteredTool::name)
                .containsExactlyInAnyOrder("telegram.dialogs.list", "telegram.messages.history", "telegram.messages.search", "telegram.messages.send");
        assertThat(core("hub")).as("the hub lists all of its own").hasSameSizeAs(DeclaredTools.all().stream().filter(RegisteredTool::isOfHub).toList());
    }

    /** All that the list sends, titles and hints too. */
    @Test
    void listWhenSlackAndTeamworkAreConnectedThenBelowItsTokens() {
        List<RegisteredTool> tools = DeclaredTools.all().stream()
                .filter(tool -> tool.core() && Set.of("hub", "slack", "teamwork").contains(tool.integration()))
                .toList();
        int characters = tools.stream().mapToInt(this::length).sum();

        assertThat(characters / CHARACTERS_PER_TOKEN).isLessThan(MOST);
    }

    private int length(RegisteredTool tool) {
        return Json.write(entries.of(tool, Shown.DEFAULT.names(), ProtocolVersion.values()[0], false, Shown.DEFAULT.structured())).length() + 1;
    }

    private static List<RegisteredTool> core(String... integrations) {
        return DeclaredTools.all().stream().filter(RegisteredTool::core).filter(tool -> Set.of(integrations).contains(tool.integration())).toList();
    }
}
