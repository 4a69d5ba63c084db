package io.mcphub.integrations.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SlackSearchTest {
    private static final String SEARCH = "slack.messages.search";
    private final SlackStandIn slack = new SlackStandIn();

    @AfterEach
    void stop() {
        slack.close();
    }

    private static Credential with(String scopes) {
        Map<String, String> details = new HashMap<>(SlackStandIn.DETAILS);
        details.put("scopes", scopes);
        details.put("tz", "America/New_York");
        return new Credential("connection-7", "user-1", SlackStandIn.ADA.token(), details);
    }

    @Test
    void searchWhenFoundThenHitsWithNamesTimesAndLinks() {
        slack.knowsNames();
        slack.answers("search.messages", "search.messages");

        JsonNode found = slack.call(SEARCH, Map.of("query", "orion"));

        assertThat(found.path("total").asInt()).isEqualTo(3);
        JsonNode first = found.path("messages").path(0);
        assertThat(first.path("channel_name").asText()).isEqualTo("project-orion");
        assertThat(first.path("url").asText()).startsWith("https://demo-workspace.slack.com/");
        assertThat(first.path("time").asText()).matches("2026-[0-9-]{5}T[0-9:]{8}");
    }

    @Test
    void searchWhenDirectConversationThenThePersonsName() {
        slack.knowsNames();
        slack.answers("search.messages", "search.messages~dm");
        assertThat(slack.call(SEARCH, Map.of("query", "lunch")).path("messages").path(0).path("channel_name").asText()).isEqualTo("ben");
    }

    @Test
    void searchWhenOldArgumentsThenTheirPage() {
        slack.answers("search.messages", "search.messages~empty");
        slack.call(SEARCH, Map.of("query", "nothing", "count", 5, "page", 2, "sort", "score"));
        assertThat(slack.form("search.messages")).containsEntry("sort", "score").containsEntry("page", "2").containsEntry("count", "5");
    }

    @Test
    void searchWhenWindowThenWholeDaysOfTheAccountAndTheRestFiltered() {
        slack.knowsNames();
        slack.answers("search.messages", "search.messages");

        JsonNode found = slack.bench.call(SEARCH, Map.of("query", "orion", "since", "2026-01-01T05:00", "until", "2026-01-01T05:00:30"), with("search:read"));

        assertThat(slack.form("search.messages")).containsEntry("query", "orion after:2025-12-31 before:2026-01-02");
        assertThat(found.path("messages").valueStream().map(m -> m.path("ts").asText())).containsExactly("1767261600.000100", "1767261600.000100");
    }

    @Test
    void searchWhenOnlyGranularScopesThenTheRealtimeApiInThoseChannels() {
        slack.knowsNames();
        slack.answers("assistant.search.context", "assistant.search.context");

        JsonNode found = slack.bench.call(SEARCH, Map.of("query", "When does Orion roll out?", "since", "2026-01-01T00:00:00Z", "limit", 50), with("search:read.public,search:read.im"));

        assertThat(slack.form("assistant.search.context"))
                .isEqualTo(Map.of(
                        "query", "When does Orion roll out?",
                        "channel_types", "public_channel,im",
                        "content_types", "messages",
                        "include_bots", "true",
                        "after", "1767225599",
                        "sort", "timestamp",
                        "sort_dir", "desc",
                        "limit", "20"));
        assertThat(slack.requests("search.messages")).isEmpty();
        JsonNode hit = found.path("messages").path(0);
        assertThat(hit.path("author").asText()).isEqualTo("ben");
        assertThat(hit.path("channel_name").asText()).isEqualTo("project-orion");
        assertThat(hit.path("text").asText()).isEqualTo("Orion rollout: the date moved to *Friday*.");
        assertThat(found.has("total")).isFalse();
    }

    @Test
    void searchWhenScopesAreUnknownAndTheClassicRefusesThenTheRealtimeApi() {
        slack.knowsNames();
        slack.answers("search.messages", "common~error-missing_scope");
        slack.answers("assistant.search.context", "assistant.search.context");
        assertThat(slack.call(SEARCH, Map.of("query", "orion")).path("messages")).hasSize(1);
        assertThat(slack.form("assistant.search.context")).containsEntry("channel_types", "public_channel");
    }

    @Test
    void searchWhenBothRefuseThenTheFirstAnswerCounts() {
        slack.answers("search.messages", "search.messages~error-not_allowed_token_type");
        slack.answers("assistant.search.context", "common~error-missing_scope");
        HubException failed = slack.failure(SEARCH, Map.of("query", "orion"));
        assertThat(failed.problem()).isEqualTo(Problem.UPSTREAM_REFUSED);
        assertThat(failed.publicDetail()).contains("bot token");
    }

    @Test
    void searchWhenTheScopesSayClassicThenNothingElseIsTried() {
        slack.answers("search.messages", "common~error-access_denied");
        catchThrowableOfType(HubException.class, () -> slack.bench.call(SEARCH, Map.of("query", "orion"), with("search:read")));
        assertThat(slack.requests("assistant.search.context")).isEmpty();
    }

    @Test
    void searchWhenSlackFindsTheQueryEmptyThenTheFieldIsNamed() {
        slack.answers("search.messages", "search.messages~error-no_query");
        assertThat(slack.failure(SEARCH, Map.of("query", "-")).field()).contains("query");
    }
}
