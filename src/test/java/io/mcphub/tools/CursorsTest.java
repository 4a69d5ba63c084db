package io.mcphub.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.crypto.Keys;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    record State(int page, String next) {}

    private final Cursors cursors = new Cursors();

    @BeforeEach
    void start() {
        cursors.keys = new Keys() {
            @Override
            protected java.util.List<io.mcphub.platform.Secret> secrets() {
                return java.util.List.of(io.mcphub.platform.Secret.of("a secret for tests only"));
            }
        };
    }

    @Test
    void openWhenOwnThenState() {
        String cursor = cursors.seal("c1", "slack.users.list", new State(2, "dXNlcg=="));

        assertThat(cursors.open("c1", "slack.users.list", cursor, State.class)).isEqualTo(new State(2, "dXNlcg=="));
        assertThat(cursors.open("c1", "slack.users.list", null, State.class)).isNull();
    }

    @Test
    void openWhenOfAnotherOwnerOrListThenRefused() {
        String cursor = cursors.seal("c1", "slack.users.list", new State(2, "x"));

        assertThat(refused("c2", "slack.users.list", cursor).field()).contains("cursor");
        assertThat(refused("c1", "slack.dm.list", cursor).field()).contains("cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "2", "AAAA", "!!!", "eyJwYWdlIjoyfQ", "AAAAAAAAAAAAAAAAAAAAAHsicGFnZSI6Mn0"})
    void openWhenMadeUpThenRefused(String cursor) {
        assertThat(refused("c1", "slack.users.list", cursor).publicDetail()).contains("Start again without a cursor");
    }

    private HubException refused(String owner, String list, String cursor) {
        return catchThrowableOfType(HubException.class, () -> cursors.open(owner, list, cursor, State.class));
    }

    @Test
    void sealWhenWithinACallThenTheCursorTellsItsArgumentsAndWhenTheListBegan() {
        ListedArguments of = ListedArguments.of("tool", (ObjectNode) Json.read("{\"q\":\"x\"}"), Set.of(), Instant.ofEpochMilli(7));
        String cursor = ListedCall.during(of, () -> cursors.seal("c1", "tool", new State(2, "n")));

        ListedArguments told = cursors.arguments("tool", cursor).orElseThrow();
        assertThat(told).extracting(ListedArguments::began, ListedArguments::values).containsExactly(of.began(), of.values());
        assertThat(told.mayBeOf("c1")).isTrue();
        assertThat(told.mayBeOf("c2")).isFalse();
        assertThat(catchThrowableOfType(HubException.class, () -> cursors.arguments("other", cursor)).field()).contains("cursor");
    }

    @Test
    void sealWhenThereIsRoomThenEveryOptionalArgumentIsAsWritten() {
        String search = "the quarterly report of the northern region ".repeat(4);
        ListedArguments of = ListedArguments.of("tool", JsonNodeFactory.instance.objectNode().put("search", search).put("status", "open"), Set.of(), Instant.EPOCH);

        assertThat(cursors.arguments("tool", ListedCall.during(of, () -> cursors.seal("c1", "tool", new State(2, "n")))).orElseThrow().values())
                .isEqualTo(of.values());
    }

    @Test
    void sealWhenOneDoesNotFitThenOnlyThatIsADigest() {
        Random random = new Random(1);
        String noise = random.ints(120, 0, Integer.MAX_VALUE).mapToObj(Integer::toHexString).collect(Collectors.joining());
        ListedArguments of = ListedArguments.of("tool", JsonNodeFactory.instance.objectNode().put("noise", noise).put("status", "open or done"), Set.of(), Instant.EPOCH);
        String cursor = ListedCall.during(of, () -> cursors.seal("c1", "tool", new State(2, "n")));

        ListedArguments told = cursors.arguments("tool", cursor).orElseThrow();
        assertThat(cursor).hasSizeLessThan(500);
        assertThat(told.values()).isEqualTo(JsonNodeFactory.instance.objectNode().put("status", "open or done"));
        assertThat(told.digests()).containsOnlyKeys("noise");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void openWhenBlankThenRefusedWithWhatToDo(String cursor) {
        assertThat(refused("c1", "slack.users.list", cursor).publicDetail()).isEqualTo("The cursor is blank. Leave it out for the first page; for the next one give next_cursor as it was.");
    }

    @Test
    void sealWhenAllIsLongThenUnder500Characters() {
        Random random = new Random(1);
        ObjectNode arguments = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < 12; i++) {
            arguments.put("argument_" + i, Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
        }
        String next = Long.toHexString(random.nextLong()).repeat(6);

        assertThat(ListedCall.during(ListedArguments.of("tool", arguments, Set.of(), Instant.now()), () -> cursors.seal("c1", "tool", new State(2, next)))).hasSizeLessThan(500);
    }

    @Test
    void relativeTimeWhenOnALaterPageThenItCountsFromTheFirst() {
        Instant first = Instant.parse("2026-01-15T10:00:00Z");
        ListedArguments list = ListedArguments.of("tool", JsonNodeFactory.instance.objectNode(), Set.of(), first);

        assertThat(ListedCall.during(list, () -> ListedCall.now(first.plusSeconds(3600)))).isEqualTo(first);
        assertThat(ListedCall.now(first)).isEqualTo(first);
    }
}
