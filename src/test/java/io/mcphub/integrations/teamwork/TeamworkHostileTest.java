package io.mcphub.integrations.teamwork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tool with each of its texts replaced by a path, a query, a template or a header. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TeamworkHostileTest {
    private static final List<String> HOSTILE = List.of(
            "../../../me", "3001/../../projects", "3001.json?x=1#", "3001&projectIds=1", "%2e%2e%2f", "{task}", "${jndi:x}", "a\r\nX-Evil: 1", "\u0000", "0", "-1",
            "99999999999999999999", "' OR 1=1 --", "\u202e\ud83d\ude00", "<script>alert(1)</script>", "x".repeat(60_000));

    /** Only words of ours and digits. */
    private static final Pattern PATH = Pattern.compile("(?:/projects/api/v[13])?(?:/(?:[a-z]+|[0-9]+))+\\.json");

    private final TeamworkStandIn tw = new TeamworkStandIn();

    @AfterAll
    void stop() {
        tw.close();
    }

    static Stream<TeamworkRequestsTest.Case> cases() throws IOException {
        return TeamworkRequestsTest.cases();
    }

    /** The names of all parameters that well-meant calls send. */
    private static Set<String> parameters() throws IOException {
        return cases().flatMap(c -> Pattern.compile("[?&]([A-Za-z]+)=").matcher(c.sent()).results()).map(m -> m.group(1)).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void toolWhenATextIsHostileThenItStaysAValue(TeamworkRequestsTest.Case one) throws IOException {
        Set<String> known = parameters();
        for (JsonNode arguments : variants(Json.read(one.arguments().replace('\'', '"')))) {
            tw.server.resetAll();
            tw.answersAll(TeamworkStandIn.json("{\"tasks\":[],\"tags\":[],\"people\":[],\"projects\":[],\"tasklists\":[],\"task\":{\"id\":1,\"tasklistId\":2,\"projectId\":3}}"));
            try {
                tw.bench.result("teamwork." + one.tool(), (ObjectNode) arguments, tw.ada);
            } catch (HubException refused) {
                assertThat(refused.problem()).as(() -> Json.write(arguments)).isNotEqualTo(Problem.INTERNAL);
            }
            for (LoggedRequest request : tw.served()) {
                assertThat(request.getUrl().replaceAll("\\?.*", "")).matches(PATH);
                assertThat(known).containsAll(TeamworkStandIn.query(request).keySet());
                assertThat(request.containsHeader("X-Evil")).isFalse();
            }
        }
    }

    /** The arguments with one text changed, for each text and each hostile value. */
    private static List<JsonNode> variants(JsonNode arguments) {
        List<JsonNode> all = new ArrayList<>();
        for (String hostile : HOSTILE) {
            arguments.properties().forEach(member -> variant(member.getValue(), hostile).forEach(v -> all.add(((ObjectNode) arguments.deepCopy()).set(member.getKey(), v))));
        }
        return all;
    }

    private static List<JsonNode> variant(JsonNode value, String hostile) {
        if (value.isTextual()) {
            return List.of(TextNode.valueOf(hostile));
        }
        if (value instanceof ArrayNode array && !array.isEmpty()) {
            return variant(array.get(0), hostile).stream().<JsonNode>map(v -> ((ArrayNode) array.deepCopy()).set(0, v)).toList();
        }
        return value.isObject() ? variants(value).stream().limit(HOSTILE.size()).toList() : List.of();
    }
}
