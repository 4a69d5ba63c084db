package io.mcphub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.TextNode;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.Json;
import io.mcphub.platform.Secret;
import io.mcphub.platform.rest.Member;
import io.mcphub.testing.HubProcess;
import io.mcphub.testing.SharedHub;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The description of the API, compared with the JSON of its records. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("once")
class OpenApiIT {
    private static final ObjectMapper LENIENT = Json.mapper().copy().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

    private JsonNode document;

    @BeforeAll
    void read() throws Exception {
        HubProcess hub = SharedHub.HTTPS.process();
        document = Json.read(hub.send(HttpRequest.newBuilder(hub.uri().resolve("/openapi?format=json"))
                .header("Authorization", "Bearer " + SharedHub.HTTPS.admin().login()).build()).body());
    }

    @Test
    void schemaWhenOfARecordOfTheApiThenItsMembersAreThoseThatJacksonWrites() throws Exception {
        Map<String, Set<String>> described = new TreeMap<>();
        Map<String, Set<String>> written = new TreeMap<>();
        for (Class<?> record : records()) {
            described.put(record.getSimpleName(), names(schema(record.getSimpleName()).path("properties")));
            written.put(record.getSimpleName(), written(record));
        }

        assertThat(written).hasSizeGreaterThan(30);
        assertThat(described).isEqualTo(written);
    }

    @Test
    void schemaWhenItsRecordHoldsOthersThenTheyAreAsOnTheWire() {
        assertThat(names(schema("AuthorizedApp").path("properties"))).contains("tool_names", "access").doesNotContain("allowance");
        assertThat(names(schema("User").path("properties"))).contains("email_escaped", "created_at");
        assertThat(names(schema("Conversation").path("properties"))).containsExactly("expires_at", "id", "step");
        assertThat(names(document.at("/components/schemas"))).doesNotContain("Secret", "Member", "Reach", "Mode");
    }

    @Test
    void memberWhenItsTypeHasAFormOfItsOwnThenDescribedAsOnTheWire() {
        assertThat(member("LoginRequest", "password")).isEqualTo(Json.read("{\"type\":\"string\",\"format\":\"password\"}"));
        assertThat(member("Me", "role")).isEqualTo(Json.read("{\"type\":\"string\",\"enum\":[\"admin\",\"user\"]}"));
        assertThat(member("Step", "kind").path("enum").toString()).isEqualTo("[\"fields\",\"qr\",\"redirect\",\"wait\",\"done\",\"failed\"]");
        assertThat(member("CreatedToken", "created_at")).isEqualTo(Json.read("{\"type\":\"string\",\"format\":\"date-time\"}"));
        assertThat(member("TokenWishRequest", "expires_in_days").path("type").asText()).isEqualTo("integer");
        assertThat(member("ConnectionChangeRequest", "writes"))
                .isEqualTo(Json.read("{\"oneOf\":[{\"type\":\"string\",\"enum\":[\"all\",\"none\"]},{\"type\":\"array\",\"items\":{\"type\":\"string\"}}]}"));
    }

    @Test
    void recordWhenOpenThenItsOtherMembersAreAdditionalProperties() {
        assertThat(schema("TokenRequest").at("/additionalProperties/type").asText()).isEqualTo("string");
        assertThat(schema("SettingsRequest").has("additionalProperties")).isTrue();
        assertThat(schema("SettingsAnswer").has("additionalProperties")).isTrue();
        assertThat(schema("TokenRequest").path("required").toString()).isEqualTo("[\"token\"]");
    }

    @Test
    void documentWhenReadThenNamesTheHubAndTheFormsOfOAuth() throws Exception {
        assertThat(document.at("/info/title").asText()).isEqualTo("MCP Hub");
        assertThat(document.at("/info/version").asText()).matches("\\d+\\.\\d+\\.\\d+.*").doesNotContain("$");
        for (String path : List.of("/oauth/token", "/oauth/revoke")) {
            assertThat(names(document.path("paths").path(path).at("/post/requestBody/content"))).as(path).containsExactly("application/x-www-form-urlencoded");
        }
    }

    private JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    private JsonNode member(String schema, String name) {
        return schema(schema).path("properties").path(name);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static List<Class<?>> records() {
        return new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.mcphub.api").stream()
                .filter(type -> type.isRecord() && !type.getPackageName().endsWith(".openapi"))
                .<Class<?>>map(type -> type.reflect())
                .toList();
    }

    /** The members of a sample, without those that the record only collects. */
    private static Set<String> written(Class<?> record) throws Exception {
        Set<String> names = names(LENIENT.valueToTree(sample(record)));
        Arrays.stream(record.getRecordComponents())
                .filter(c -> c.getAccessor().isAnnotationPresent(JsonAnySetter.class) || c.getAccessor().isAnnotationPresent(JsonAnyGetter.class))
                .forEach(c -> names.removeAll(Set.of(c.getName(), "sample")));
        return names;
    }

    private static Object sample(Type type) throws Exception {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                return Map.of("sample", sample(of[1]));
            }
            return generic.getRawType() == Member.class ? Member.of(sample(of[0])) : generic.getRawType() == Set.class ? Set.of(sample(of[0])) : List.of(sample(of[0]));
        }
        Class<?> raw = (Class<?>) type;
        Object known = Map.<Class<?>, Object>of(String.class, "x", Secret.class, Secret.of("x"), Instant.class, Instant.EPOCH, URI.class, URI.create("a:b"), Boolean.class, true, Integer.class, 1,
                Long.class, 1L, Object.class, "x", JsonNode.class, TextNode.valueOf("x"), Reach.class, Reach.ALL).get(wrapped(raw));
        return known != null ? known : raw.isEnum() ? raw.getEnumConstants()[0] : record(raw);
    }

    private static Class<?> wrapped(Class<?> raw) {
        return raw == boolean.class ? Boolean.class : raw == int.class ? Integer.class : raw == long.class ? Long.class : raw;
    }

    private static Object record(Class<?> type) throws Exception {
        RecordComponent[] components = type.getRecordComponents();
        Constructor<?> canonical = type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        canonical.setAccessible(true);
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = sample(components[i].getGenericType());
        }
        return canonical.newInstance(values);
    }
}
