package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.integrations.hub.HubRig;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people would type, against the tools that ship: the wanted one is among the few that a search answers. */
class SearchShippedToolsTest {
    private static final List<RegisteredTool> SHIPPED = DeclaredTools.all();

    @ParameterizedTest
    @CsvSource({
        "send message,slack.messages.post", "post a message to a channel,slack.messages.post", "direct message,slack.dm.send", "list channels,slack.channels.list",
        "find user by email,slack.users.find_by_email", "search messages,slack.messages.search", "create canvas,slack.canvas.create", "connect account,hub.integrations.connect",
        "remove a message,slack.messages.delete", "show all channels,slack.channels.list", "channel history,slack.messages.history", "slack_dm_history,slack.dm.history",
        "my overdue tasks,teamwork.tasks.overdue", "log time,teamwork.time.log", "complete a task,teamwork.tasks.complete", "move task to column,teamwork.tasks.set_stage",
        "create subtask,teamwork.subtasks.create", "list projects,teamwork.projects.list", "comment a task,teamwork.comments.add",
    })
    void searchWhenTypedLikeThisThenTheWantedToolIsFound(String query, String wanted) {
        assertThat(HubRig.search(SHIPPED, query, 3)).extracting(RegisteredTool::name).contains(wanted);
    }

    /** There is no such tool. Words of a description are not what a tool destroys. */
    @ParameterizedTest
    @CsvSource({"delete project", "delete user", "remove person from workspace", "delete channel", "delete message draft", "delete company", "clear calendar", "delete workspace", "remove file"})
    void searchWhenNoToolDestroysThatThenNoDestructiveToolLeads(String query) {
        assertThat(HubRig.search(SHIPPED, query, 5).stream().limit(1).filter(tool -> !tool.delegates())).extracting(RegisteredTool::effect).doesNotContain(Effect.DESTRUCTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "delete message,slack.messages.delete", "remove a message from the channel,slack.messages.delete", "delete comment,teamwork.comments.delete", "delete canvas,slack.canvas.delete",
        "delete tag,teamwork.tags.delete", "delete a task,teamwork.tasks.delete", "teamwork.tasks.delete,teamwork.tasks.delete",
    })
    void searchWhenAToolDestroysJustThatThenItIsFound(String query, String wanted) {
        assertThat(HubRig.search(SHIPPED, query, 3)).extracting(RegisteredTool::name).contains(wanted);
    }

    @ParameterizedTest
    @CsvSource({"delete invoice", "remove the calendar appointment", "delete time entry of yesterday evening"})
    void searchWhenOnlyTheVerbFitsThenNoDestructiveToolLeads(String query) {
        List<RegisteredTool> others = SHIPPED.stream().filter(tool -> !tool.name().startsWith("teamwork.time.") && !tool.delegates()).toList();
        assertThat(HubRig.search(others, query, 3)).extracting(RegisteredTool::effect).doesNotContain(Effect.DESTRUCTIVE);
    }

    @Test
    void searchWhenATimeEntryIsToGoThenItsOwnTool() {
        assertThat(HubRig.search(SHIPPED, "delete time entry", 1)).extracting(RegisteredTool::name).containsExactly("teamwork.time.delete");
    }

    @Test
    void searchWhenNothingFitsThenNoTool() {
        assertThat(HubRig.search(SHIPPED, "water the office plants tonight", 5)).isEmpty();
    }
}
