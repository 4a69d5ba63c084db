package io.mcphub.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.ToolNames;
import io.mcphub.mcp.protocol.ProtocolVersion;
import io.mcphub.mcp.tools.ToolEntries;
import io.mcphub.platform.Json;
import io.mcphub.tools.DeclaredTools;
import io.mcphub.tools.RegisteredTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract of every tool as clients see it, one file per integration, so that every change shows in a diff. */
class ToolContractsTest {
    private static final Path FOLDER = Path.of("src/test/resources/contracts");
    private static final String HOW = "A contract has changed. If that is meant, run: mvn test -Dtest=ToolContractsTest -Dsnapshot.update=true, and read the diff";
    private static final ObjectWriter WRITER = Json.mapper()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private final ToolEntries entries = new ToolEntries();

    @TestFactory
    Stream<DynamicTest> contractsWhenComparedThenAsWritten() throws IOException {
        Map<String, String> contracts = contracts();
        if (Boolean.getBoolean("snapshot.update")) {
            write(contracts);
        }
        return contracts.entrySet().stream().map(contract -> DynamicTest.dynamicTest(contract.getKey(), () ->
                assertThat(FOLDER.resolve(contract.getKey() + ".json")).as(HOW).exists().content().isEqualTo(contract.getValue())));
    }

    @Test
    void contractFilesWhenListedThenOnePerIntegration() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())).as(HOW)
                    .containsExactlyInAnyOrderElementsOf(contracts().keySet().stream().map(name -> name + ".json").toList());
        }
    }

    private Map<String, String> contracts() {
        Map<String, List<RegisteredTool>> tools = DeclaredTools.all().stream().collect(Collectors.groupingBy(RegisteredTool::integration, TreeMap::new, Collectors.toList()));
        Map<String, String> contracts = new TreeMap<>();
        tools.forEach((integration, all) -> contracts.put(integration, text(all)));
        return contracts;
    }

    /** The entries of the newest revision, which says everything that older ones say. */
    private String text(List<RegisteredTool> tools) {
        ObjectNode text = JsonNodeFactory.instance.objectNode();
        tools.forEach(tool -> text.set(tool.name(), contract(tool)));
        try {
            return WRITER.writeValueAsString(text) + "\n";
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode contract(RegisteredTool tool) {
        ObjectNode contract = (ObjectNode) Json.read(Json.write(entries.of(tool, ToolNames.DOTTED, ProtocolVersion.values()[0], true, true)));
        contract.remove("name");
        return contract.put("effect", tool.effect().name());
    }

    private static void write(Map<String, String> contracts) throws IOException {
        Files.createDirectories(FOLDER);
        for (Map.Entry<String, String> contract : contracts.entrySet()) {
            Files.writeString(FOLDER.resolve(contract.getKey() + ".json"), contract.getValue());
        }
    }
}
