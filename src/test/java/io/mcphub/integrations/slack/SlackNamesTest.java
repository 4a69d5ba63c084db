package io.mcphub.integrations.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.arguments.SlackLinks;
import io.mcphub.integrations.slack.arguments.SlackNames;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.tools.NameMatching;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackNamesTest {
    private static final Credential ADA = SlackStandIn.ADA;
    private final SlackStandIn slack = new SlackStandIn();
    private final SlackNames names = slack.bean(SlackNames.class);

    @AfterEach
    void stop() {
        slack.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C000PROJX2", "<#C000PROJX2|project-orion>", "https://demo-workspace.slack.com/archives/C000PROJX2",
        "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100?thread_ts=1767261600.000100&cid=C000PROJX2"})
    void conversationWhenIdOrLinkThenNoCall(String reference) {
        assertThat(names.conversation(ADA, "channel", reference, NameMatching.EXACT).id()).isEqualTo("C000PROJX2");
        assertThat(slack.server.getAllServeEvents()).isEmpty();
    }

    @Test
    void conversationWhenOwnChannelThenTheShortListIsEnough() {
        slack.knowsNames();
        assertThat(names.conversation(ADA, "channel", "#General", NameMatching.EXACT).id()).isEqualTo("C000GENER1");
        assertThat(slack.requests("users.conversations")).hasSize(1);
        assertThat(slack.requests("conversations.list")).isEmpty();
    }

    @Test
    void conversationWhenSlackHasNoListOfOwnChannelsThenTheOtherListIsAsked() {
        slack.knowsNames();
        slack.answers("users.conversations", aResponse().withStatus(404).withHeader("Content-Type", "application/json").withBody("{\"message\":\"Not Found\"}"));
        assertThat(names.conversation(ADA, "channel", "#general", NameMatching.EXACT).id()).isEqualTo("C000GENER1");
        assertThat(slack.failure("slack.channels.list", java.util.Map.of("mine", true)).publicDetail()).contains("unknown_method");
    }

    @Test
    void conversationWhenExactNameThenNoPageMoreThanNeeded() {
        slack.knowsNames();
        assertThat(names.conversation(ADA, "channel", "#project-orion", NameMatching.EXACT).id()).isEqualTo("C000PROJX2");
        assertThat(slack.requests("conversations.list")).hasSize(1);
        assertThat(SlackStandIn.form(slack.requests("conversations.list").get(0)))
                .isEqualTo(Map.of("types", "public_channel,private_channel", "exclude_archived", "true", "limit", "500"));
    }

    @Test
    void conversationWhenNameIsOnlyCloseThenAReadTakesItAndAWriteListsIt() {
        slack.knowsNames();
        assertThat(names.conversation(ADA, "channel", "orion", NameMatching.guessing()).name()).isEqualTo("project-orion");
        HubException refused = catchThrowableOfType(HubException.class, () -> names.conversation(ADA, "channel", "orion", NameMatching.EXACT));
        assertThat(refused.problem()).isEqualTo(Problem.INVALID_INPUT);
        assertThat(refused.publicDetail()).contains("#project-orion (C000PROJX2)");
    }

    @Test
    void conversationWhenPersonThenAWriteOpensAndAReadDoesNot() {
        slack.knowsNames();
        slack.answers("users.lookupByEmail", "users.lookupByEmail");
        slack.answers("conversations.open", "conversations.open~one-user");
        slack.answers("conversations.list", "conversations.list~dms");
        assertThat(names.conversation(ADA, "channel", "ben@example.com", NameMatching.guessing()).id()).isEqualTo("D000BENDM1");
        assertThat(slack.requests("conversations.open")).isEmpty();
        assertThat(names.conversation(ADA, "channel", "@ben", NameMatching.EXACT).id()).isEqualTo("D000BENDM1");
        assertThat(slack.form("conversations.open")).isEqualTo(Map.of("users", "U000BENEX2"));
    }

    @Test
    void existingWhenNoConversationThenNotFoundAndNoneOpened() {
        slack.answers("conversations.list", "conversations.list~dms");
        HubException missing = catchThrowableOfType(HubException.class, () -> names.existing(ADA, "channel", "U000NOBODY"));
        assertThat(missing.problem()).isEqualTo(Problem.NOT_FOUND);
        assertThat(slack.requests("conversations.open")).isEmpty();
    }

    @Test
    void userWhenNameOfTwoOrOnlyCloseThenAWriteListsThem() {
        slack.knowsNames();
        assertThat(names.user(ADA, "user_id", "@be", NameMatching.guessing())).isEqualTo("U000BENEX2");
        HubException refused = catchThrowableOfType(HubException.class, () -> names.user(ADA, "user_id", "@be", NameMatching.EXACT));
        assertThat(refused.publicDetail()).contains("@ben (U000BENEX2)");
        assertThat(refused.field()).contains("user_id");
    }

    @Test
    void userWhenWrittenAsAToolShowsThemThenFound() {
        String erin = "{\"ok\":true,\"members\":[{\"id\":\"U000ERINX4\",\"name\":\"erin\",\"profile\":{\"display_name\":\"Erin (Acme)\"}},"
                + "{\"id\":\"U000GONEX9\",\"name\":\"gone\",\"deleted\":true,\"profile\":{\"display_name\":\"Gil Gone\"}}]}";
        slack.answers("users.list", slack.fixture("users.list~page1").withBody(erin));
        assertThat(names.user(ADA, "user_id", "@Erin (Acme)", NameMatching.EXACT)).isEqualTo("U000ERINX4");
        assertThat(names.user(ADA, "user_id", "@Gil Gone (deactivated)", NameMatching.EXACT)).isEqualTo("U000GONEX9");
        assertThat(catchThrowableOfType(HubException.class, () -> names.user(ADA, "user_id", "@Gil Gone", NameMatching.EXACT)).field()).contains("user_id");
    }

    @Test
    void userWhenMeThenTheConnectedPerson() {
        assertThat(names.user(ADA, "user_id", "me", NameMatching.EXACT)).isEqualTo("U000ADAEX1");
        slack.answers("auth.test", "auth.test");
        Credential untold = new Credential("connection-1", "user-1", ADA.token(), Map.of());
        assertThat(names.user(untold, "user_id", "me", NameMatching.EXACT)).isEqualTo("U000ADAEX1");
    }

    @Test
    void messageWhenPermalinkThenChannelTsAndThread() {
        SlackNames.Place place = names.message(
                ADA, "https://demo-workspace.slack.com/archives/C000PROJX2/p1767261720000300?cid=C000PROJX2&thread_ts=1767261600.000100", null, NameMatching.EXACT);
        assertThat(place).isEqualTo(new SlackNames.Place(new SlackNames.Conversation("C000PROJX2", null), "1767261720.000300", "1767261600.000100"));
        assertThat(catchThrowableOfType(HubException.class, () -> names.message(ADA, "#general", null, NameMatching.guessing())).field()).contains("ts");
    }

    @Test
    void directoryWhenTwoConnectionsThenNothingIsShared() {
        slack.knowsNames();
        Credential other = new Credential("connection-2", "user-2", ADA.token(), ADA.details());
        slack.directory.users(ADA, true);
        slack.directory.users(ADA, true);
        assertThat(slack.requests("users.list")).hasSize(2);
        slack.directory.users(other, true);
        assertThat(slack.requests("users.list")).hasSize(4);
    }

    @Test
    void namesWhenManyAreUnknownThenOneListInsteadOfACallForEach() {
        slack.knowsNames();
        List<String> ids = List.of("U000ADAEX1", "U000BENEX2", "U000CLEOX3", "U000GONEX9", "U000APPBOT", "USLACKBOT");
        assertThat(slack.directory.names(ADA, ids)).containsEntry("U000BENEX2", "ben").containsEntry("U000CLEOX3", "Cleo Placeholder").hasSizeGreaterThanOrEqualTo(5);
        assertThat(slack.requests("users.list")).hasSize(2);
        slack.directory.names(ADA, ids);
        assertThat(slack.requests("users.list")).hasSize(2);
    }

    @Test
    void namesWhenSlackDoesNotTellThenThoseThatAreKnown() {
        slack.answers("users.info", "common~error-missing_scope");
        assertThat(slack.directory.names(ADA, List.of("U000BENEX2", "U000CLEOX3"))).isEmpty();
        assertThat(slack.requests("users.info")).as("no use in asking again").hasSize(1);
    }

    @Test
    void namesWhenSlackFindsNobodyThenAskedOnce() {
        slack.answers("users.info", "users.info~error-user_not_found");
        assertThat(slack.directory.names(ADA, List.of("U000NOONE6"))).isEmpty();
        assertThat(slack.directory.names(ADA, List.of("U000NOONE6"))).isEmpty();
        assertThat(slack.requests("users.info")).hasSize(1);
    }

    @Test
    void listingWhenSlackNeverEndsThenItDoes() {
        slack.answers("users.list", "users.list~page1");
        slack.directory.users(ADA, true);
        assertThat(slack.requests("users.list")).hasSize(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "https://demo-workspace.slack.com/archives/C000PROJX2/p17672616000001", "http://demo-workspace.slack.com/archives/C000PROJX2/p1767261600000100",
        "https://demo-workspace.slack.com/archives/../p1767261600000100", "https://evil.example\n/archives/C000PROJX2/p1767261600000100", ""})
    void targetWhenNoPermalinkThenNone(String link) {
        assertThat(SlackLinks.target(link)).isEmpty();
    }

    @Test
    void conversationWhenTwoOwnChannelsHaveTheNameThenAWriteListsThemAndAReadTakesTheFirst() {
        slack.knowsNames();
        String two = "{\"ok\":true,\"channels\":[{\"id\":\"C000GENER1\",\"name\":\"general\"},{\"id\":\"C000GENER2\",\"name\":\"general\"}]}";
        slack.answers("users.conversations", slack.fixture("users.conversations").withBody(two));

        HubException refused = catchThrowableOfType(HubException.class, () -> names.conversation(ADA, "channel", "#general", NameMatching.EXACT));

        assertThat(refused.publicDetail()).contains("#general (C000GENER1), #general (C000GENER2)");
        assertThat(names.conversation(ADA, "channel", "#general", NameMatching.guessing()).id()).isEqualTo("C000GENER1");
    }
}
