package io.mcphub.integrations.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.integrations.telegram.engine.NativeTdlib;
import io.mcphub.integrations.telegram.engine.Tdlib;
import io.mcphub.integrations.telegram.fake.RealLibrary;
import io.mcphub.integrations.telegram.fake.RequestRecord;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every request that the unit tests sent to the fake library, checked by the real one. It parses a request even if it cannot run it,
 * but ignores fields that it does not know; those are found by giving each field values of other kinds, of which a known field
 * refuses at least one.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestsIT {
    private static final String MALFORMED = "Failed to parse";
    private static final String TYPE = "@type";
    private static final Path SOURCES = Path.of("src/main/java/io/mcphub/integrations/telegram");
    private static final Pattern WRITTEN = Pattern.compile("(?:TelegramRequest\\.of|TdClient\\.request)\\(\"([a-z]\\w+)\"|put\\(\"@type\", \"([a-z]\\w+)\"");
    private static final Pattern OBJECTS = Pattern.compile("\"@type\":\"([a-z]\\w+)\"");

    private Tdlib library;
    private List<JsonNode> requests;

    @BeforeAll
    void load() throws IOException {
        library = new NativeTdlib(RealLibrary.require().toString());
        requests = recorded();
    }

    private static List<JsonNode> recorded() throws IOException {
        if (!Files.isDirectory(RequestRecord.FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(RequestRecord.FOLDER)) {
            return files.flatMap(RequestsIT::lines).distinct().map(Json::read).toList();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isMalformed(JsonNode request) {
        return library.execute(Json.write(request)).contains(MALFORMED);
    }

    /** The paths of fields that the library does not know. */
    private List<String> unknown(ObjectNode request) {
        List<String> unknown = new ArrayList<>();
        look(request, request, "", unknown);
        return unknown;
    }

    private void look(ObjectNode root, JsonNode node, String path, List<String> unknown) {
        if (node instanceof ArrayNode array) {
            array.forEach(element -> look(root, element, path + "[]", unknown));
        } else if (node instanceof ObjectNode object) {
            for (String field : List.copyOf(new TreeSet<>(names(object)))) {
                JsonNode value = object.get(field);
                if (!isKnown(root, object, field)) {
                    unknown.add(path + "." + field);
                }
                object.set(field, value);
                look(root, value, path + "." + field, unknown);
            }
        }
    }

    private boolean isKnown(ObjectNode root, ObjectNode object, String field) {
        return field.equals(TYPE) || Stream.of("[]", "{}", "\"?\"").anyMatch(other -> {
            object.set(field, Json.read(other));
            return isMalformed(root);
        });
    }

    private static Set<String> names(ObjectNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void requestsWhenTheRealLibraryReadsThemThenAllAreWellFormed() {
        assertThat(requests).allSatisfy(request -> assertThat(isMalformed(request)).as(request.toString()).isFalse());
    }

    @Test
    void requestsWhenEachFieldGetsOtherValuesThenTheLibraryKnowsAll() {
        assertThat(requests).allSatisfy(request -> assertThat(unknown(request.deepCopy())).as(request.toString()).isEmpty());
    }

    @Test
    void fieldWhenItIsMisspeltThenIsFound() {
        ObjectNode misspelt = (ObjectNode) Json.read("{\"@type\":\"getChatHistory\",\"chat_id\":5,\"from_mesage_id\":0,\"offset\":0,\"limit\":5,\"only_local\":false}");
        assertThat(unknown(misspelt)).containsExactly(".from_mesage_id");
        ObjectNode deep = (ObjectNode) Json.read("{\"@type\":\"sendMessage\",\"chat_id\":5,\"input_message_content\":{\"@type\":\"inputMessageText\",\"text\":{\"@type\":\"formattedText\",\"text\":\"x\",\"entitties\":[]}}}");
        assertThat(unknown(deep)).containsExactly(".input_message_content.text.entitties");
    }

    @Test
    void sourcesWhenTheyNameARequestThenATestSentIt() throws IOException {
        Assumptions.assumeTrue(RealLibrary.everythingMustRun(), "only a run of all unit tests sends all requests");
        Set<String> sent = requests.stream().flatMap(request -> OBJECTS.matcher(Json.write(request)).results()).map(found -> found.group(1)).collect(Collectors.toSet());
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            Set<String> written = sources.filter(Files::isRegularFile)
                    .flatMap(RequestsIT::lines)
                    .flatMap(line -> WRITTEN.matcher(line).results())
                    .map(RequestsIT::name)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(written).contains("setTdlibParameters", "getMe");
            assertThat(sent).containsAll(written);
        }
    }

    private static String name(MatchResult found) {
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
