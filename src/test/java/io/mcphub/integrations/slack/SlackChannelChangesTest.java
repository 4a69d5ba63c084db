package io.mcphub.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Problem;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Searching, making and changing channels, groups, pins and bookmarks. */
class SlackChannelChangesTest {
    private final SlackStandIn slack = new SlackStandIn();

    @AfterEach
    void stop() {
        slack.close();
    }

    private List<String> names(String tool, String list, String name, Map<String, ?> arguments) {
        return slack.call(tool, arguments).path(list).valueStream().map(one -> one.path(name).asText()).toList();
    }

    @Test
    void channelsWhenSearchedThenByNameTopicAndPurposeWithTheBestFirst() {
        slack.knowsNames();
        assertThat(names("slack.channels.list", "channels", "name", Map.of("query", "ORION"))).startsWith("project-orion");
        assertThat(names("slack.channels.list", "channels", "name", Map.of("query", "day-to-day rollout"))).containsExactly("project-orion");
        assertThat(names("slack.channels.list", "channels", "name", Map.of("query", "#general"))).startsWith("general");
        assertThat(names("slack.channels.list", "channels", "name", Map.of("query", "no such words"))).isEmpty();
    }

    @Test
    void channelsWhenSearchedByPagesThenTheCursorLeadsOn() {
        slack.knowsNames();
        JsonNode first = slack.call("slack.channels.list", Map.of("query", "e", "limit", 1));
        JsonNode second = slack.call("slack.channels.list", Map.of("query", "e", "limit", 1, "cursor", first.path("next_cursor").asText()));
        assertThat(first.path("channels")).hasSize(1);
        assertThat(second.path("channels").path(0)).isNotEqualTo(first.path("channels").path(0));
    }

    @Test
    void channelsWhenSearchedAmongDirectOnesThenTheToolForThemIsNamed() {
        assertThat(slack.failure("slack.channels.list", Map.of("query", "ben", "types", "im")).publicDetail()).contains("slack.users.list");
    }

    @Test
    void archivedChannelWhenNamedThenFoundAndSearchedOnRequestOnly() {
        slack.knowsNames();
        String all = "{\"ok\":true,\"channels\":[{\"id\":\"C000GONEX1\",\"name\":\"project-vega\",\"is_archived\":true},{\"id\":\"C000GENER1\",\"name\":\"general\"}]}";
        slack.server.stubFor(SlackStandIn.method("conversations.list").withFormParam("exclude_archived", com.github.tomakehurst.wiremock.client.WireMock.equalTo("false"))
                .willReturn(slack.fixture("conversations.list~page1").withBody(all)));
        slack.answers("conversations.history", "conversations.history~page1");
        assertThat(slack.call("slack.messages.history", Map.of("channel", "#project-vega")).path("channel_id").asText()).isEqualTo("C000GONEX1");
        assertThat(names("slack.channels.list", "channels", "id", Map.of("query", "vega"))).isEmpty();
        assertThat(names("slack.channels.list", "channels", "id", Map.of("query", "vega", "include_archived", true))).containsExactly("C000GONEX1");
    }

    @Test
    void peopleWhenSearchedThenByNameAddressAndTitleWithoutAccents() {
        slack.knowsNames();
        assertThat(names("slack.users.list", "users", "handle", Map.of("query", "Cléo"))).containsExactly("cleo");
        assertThat(names("slack.users.list", "users", "handle", Map.of("query", "ben@example"))).containsExactly("ben");
        assertThat(names("slack.users.list", "users", "deactivated", Map.of("query", "gone", "include_all", true))).containsExactly("true");
        assertThat(names("slack.users.list", "users", "handle", Map.of("query", "gone"))).isEmpty();
    }

    @Test
    void createWhenTheNameIsTakenOrImpossibleThenTheFieldAndWhatToDo() {
        slack.answers("conversations.create", "conversations.create~error-name_taken");
        assertThat(slack.failure("slack.channels.create", Map.of("name", "project-lyra")).field()).contains("name");
        assertThat(slack.failure("slack.channels.create", Map.of("name", "two words")).publicDetail()).contains("project-lyra");
        assertThat(slack.requests("conversations.create")).hasSize(1);
    }

    @Test
    void createWhenDoneThenItsNameIsKnownAtOnce() {
        slack.knowsNames();
        slack.answers("conversations.create", "conversations.create");
        slack.answers("conversations.history", "conversations.history~page1");
        slack.call("slack.messages.history", Map.of("channel", "#general"));
        slack.call("slack.channels.create", Map.of("name", "project-lyra"));
        String now = "{\"ok\":true,\"channels\":[{\"id\":\"C000NEWCH5\",\"name\":\"project-lyra\"}]}";
        slack.answers("users.conversations", slack.fixture("users.conversations").withBody(now));
        assertThat(slack.call("slack.messages.history", Map.of("channel", "#project-lyra")).path("channel_id").asText()).isEqualTo("C000NEWCH5");
    }

    @Test
    void inviteWhenSomeFailThenEachWithItsResult() {
        slack.knowsNames();
        slack.answers("conversations.invite", "conversations.invite~some");
        JsonNode people = slack.call("slack.channels.invite", Map.of("channel", "C000PROJX2", "user_ids", List.of("@ben", "U000CLEOX3", "U000GONEX9"))).path("people");
        assertThat(people.valueStream().map(p -> p.path("result").asText())).containsExactly("invited", "already_member", "cant_invite");
        assertThat(people.path(0).path("name").asText()).isEqualTo("ben");
    }

    @Test
    void inviteWhenTheOnlyOneIsInThenNoError() {
        slack.knowsNames();
        slack.answers("conversations.invite", "conversations.invite~error-already_in_channel");
        JsonNode people = slack.call("slack.channels.invite", Map.of("channel", "C000PROJX2", "user_ids", List.of("U000BENEX2"))).path("people");
        assertThat(people.path(0).path("result").asText()).isEqualTo("already_member");
        assertThat(slack.form("conversations.invite")).doesNotContainKey("force");
    }

    @Test
    void topicWhenEmptyThenCleared() {
        slack.answers("conversations.setTopic", "conversations.setTopic");
        slack.call("slack.channels.set_topic", Map.of("channel", "C000PROJX2", "topic", ""));
        assertThat(slack.form("conversations.setTopic")).isEqualTo(Map.of("channel", "C000PROJX2", "topic", ""));
    }

    @Test
    void archiveAndPinWhenItWasSoBeforeThenNoError() {
        slack.answers("conversations.archive", "conversations.archive~error-already_archived");
        slack.answers("pins.add", "pins.add~error-already_pinned");
        assertThat(slack.call("slack.channels.archive", Map.of("channel", "C000PROJX2")).path("changed").asBoolean()).isFalse();
        assertThat(slack.call("slack.pins.add", Map.of("channel", "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100")).path("changed").asBoolean()).isFalse();
    }

    @Test
    void pinsWhenListedThenTheMessagesWithWhoPinnedThem() {
        slack.knowsNames();
        slack.answers("users.info", "users.info~ada");
        slack.answers("pins.list", "pins.list");
        JsonNode pin = slack.call("slack.pins.list", Map.of("channel", "C000PROJX2")).path("pins").path(0);
        assertThat(pin.path("text").asText()).isEqualTo("Orion rollout: the date moved to *Friday*.");
        assertThat(pin.path("pinned_by").asText()).isEqualTo("ada");
        assertThat(pin.path("pinned_at").asText()).isEqualTo("2026-01-01T10:06:40");
        assertThat(pin.path("url").asText()).endsWith("/archives/C000PROJX2/p1767261600000100");
    }

    @Test
    void bookmarksWhenListedThenTitleUrlAndEmoji() {
        slack.answers("bookmarks.list", "bookmarks.list");
        JsonNode bookmark = slack.call("slack.bookmarks.list", Map.of("channel", "C000PROJX2")).path("bookmarks").path(0);
        assertThat(bookmark.toString()).isEqualTo(
                "{\"id\":\"Bk000DEMO1\",\"title\":\"Orion dashboard\",\"url\":\"https://example.com/orion\",\"emoji\":\"rocket\",\"created_at\":\"2026-01-01T10:00:00\"}");
        assertThat(slack.failure("slack.bookmarks.add", Map.of("channel", "C000PROJX2", "title", "x", "url", "javascript:alert(1)")).field()).contains("url");
    }

    @Test
    void groupWhenUnknownOrOnlyCloseThenAWriteListsWhatThereIs() {
        slack.knowsNames();
        slack.answers("usergroups.list", "usergroups.list");
        slack.answers("usergroups.users.list", "usergroups.users.list");
        assertThat(slack.failure("slack.usergroups.set_members", Map.of("usergroup_id", "@engine", "user_ids", List.of("U000BENEX2"))).publicDetail()).contains("@engineering (S000ENGGR1)");
        assertThat(slack.failure("slack.usergroups.members", Map.of("usergroup_id", "@nobody")).problem()).isEqualTo(Problem.INVALID_INPUT);
        JsonNode members = slack.call("slack.usergroups.members", Map.of("usergroup_id", "<!subteam^S000ENGGR1|@engineering>")).path("members");
        assertThat(members.path(0).toString()).isEqualTo("{\"user_id\":\"U000BENEX2\",\"name\":\"ben\"}");
    }
}
