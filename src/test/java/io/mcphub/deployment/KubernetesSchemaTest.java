package io.mcphub.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code docker/kubernetes.yml} has only fields that Kubernetes knows, with the types that it expects. */
class KubernetesSchemaTest {
    private static final Path FILE = Path.of("docker/kubernetes.yml");

    @Test
    void objectsWhenCheckedThenAsKubernetesDescribesThem() throws IOException {
        List<JsonNode> objects = objects();

        assertThat(objects).extracting(object -> object.path("apiVersion").asText() + " " + object.path("kind").asText())
                .containsExactly("apps/v1 Deployment", "v1 Service", "policy/v1 PodDisruptionBudget");
        assertThatCode(() -> check(objects)).doesNotThrowAnyException();
    }

    @Test
    void fieldWhenMisspeltDeepWithinThenFound() throws IOException {
        List<JsonNode> objects = objects();
        ((ObjectNode) objects.get(0).at("/spec/template/spec/containers/0/readinessProbe")).put("periodSecond", 1);

        assertThatThrownBy(() -> check(objects)).hasMessageContaining("periodSecond");
    }

    @Test
    void fieldWhenOfAnotherTypeThenFound() throws IOException {
        List<JsonNode> objects = objects();
        ((ObjectNode) objects.get(1).at("/spec/ports/0")).putObject("name");

        assertThatThrownBy(() -> check(objects)).hasMessageContaining("name");
    }

    private static void check(List<JsonNode> objects) throws IOException {
        V1Deployment.validateJsonElement(gson(objects.get(0)));
        V1Service.validateJsonElement(gson(objects.get(1)));
        V1PodDisruptionBudget.validateJsonElement(gson(objects.get(2)));
    }

    private static List<JsonNode> objects() throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        return yaml.readerFor(JsonNode.class).<JsonNode>readValues(FILE.toFile()).readAll();
    }

    private static JsonElement gson(JsonNode object) {
        return JsonParser.parseString(object.toString());
    }
}
