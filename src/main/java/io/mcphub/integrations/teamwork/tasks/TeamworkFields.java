package io.mcphub.integrations.teamwork.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.teamwork.arguments.TeamworkCalendar;
import io.mcphub.integrations.teamwork.arguments.TeamworkNames;
import io.mcphub.integrations.teamwork.client.PageQuery;
import io.mcphub.integrations.teamwork.client.TeamworkClient;
import io.mcphub.integrations.teamwork.client.TeamworkJson;
import io.mcphub.integrations.teamwork.client.TeamworkPages;
import io.mcphub.integrations.teamwork.client.TeamworkV3;
import io.mcphub.integrations.teamwork.model.IdAndName;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.tools.NameMatching;
import io.mcphub.tools.NameResolver;
import io.mcphub.upstream.JsonTree;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Custom fields: which there are, their values, and how a value is written for each kind of field. */
@ApplicationScoped
class TeamworkFields {
    private static final Set<String> NUMBERS = Set.of("number-decimal", "number-integer", "financial", "percentage", "rating");
    private static final Set<String> CHOICES = Set.of("dropdown", "status", "multiselect");

    @Inject
    TeamworkClient client;

    @Inject
    TeamworkNames names;

    @Inject
    TeamworkCalendar calendar;

    /**
     * What has fields.
     *
     * @param kind {@code task} or {@code project}
     * @param id its id
     * @param project its project, or itself
     */
    record Owner(String kind, long id, long project) {
        String path() {
            return kind + "s";
        }

        /** The member that holds a value: {@code customfieldTask}. */
        String member() {
            return "customfield" + kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1);
        }
    }

    /**
     * A field and its value.
     *
     * @param valueId the id under which the value is changed; null if there is none
     */
    record Known(long id, @Nullable String name, String type, List<String> choices, @Nullable Long valueId, @Nullable String value) {
        FieldTools.Field shown() {
            return new FieldTools.Field(id, name, type, value, choices.isEmpty() ? null : choices);
        }

        Known with(@Nullable String newValue) {
            return new Known(id, name, type, choices, valueId, newValue);
        }
    }

    /** All fields that the owner can have. */
    public List<Known> all(Credential tw, Owner owner) {
        List<JsonNode> declared = TeamworkPages.all(
                "customfields", page -> client.call(tw, TeamworkV3.customFields(PageQuery.of(page, TeamworkPages.MAX_SIZE).order("name", "asc"), owner.kind(), owner.project())), (node, included) -> node);
        Map<Long, JsonNode> values = new HashMap<>();
        TeamworkPages.all(
                        owner.member() + "s", page -> client.call(tw, TeamworkV3.fieldValues(owner.path(), owner.id(), PageQuery.of(page, TeamworkPages.MAX_SIZE))), (node, included) -> node)
                .forEach(value -> values.put(TeamworkJson.id(value, "customfieldId", "customfield"), value));
        return declared.stream()
                .filter(f -> TeamworkJson.id(f, "projectId", "project") == null || owner.project() == TeamworkJson.id(f, "projectId", "project"))
                .map(f -> known(f, values.get(f.path("id").asLong())))
                .toList();
    }

    private static Known known(JsonNode field, @Nullable JsonNode value) {
        List<String> choices = JsonTree.list(field.path("options").path("choices"), c -> JsonTree.text(c, "value")).stream().filter(Objects::nonNull).toList();
        return new Known(
                field.path("id").asLong(),
                JsonTree.text(field, "name"),
                Objects.requireNonNullElse(JsonTree.text(field, "type"), ""),
                choices,
                value == null ? null : TeamworkJson.id(value, "id"),
                value == null ? null : text(value.path("value")));
    }

    private static @Nullable String text(JsonNode value) {
        if (value.isArray()) {
            String all = value.valueStream().map(v -> v.isValueNode() ? v.asText() : Json.write(v)).collect(Collectors.joining("; "));
            return all.isEmpty() ? null : all;
        }
        return value.isNull() || value.isMissingNode() || value.isTextual() && value.textValue().isBlank() ? null : value.isValueNode() ? value.asText() : Json.write(value);
    }

    /** The field of this id or name. Throws with those that there are. */
    public Known find(Credential tw, Owner owner, String reference) {
        List<Known> all = all(tw, owner);
        if (TeamworkNames.isId(reference)) {
            return all.stream().filter(f -> f.id() == TeamworkNames.id(reference)).findFirst().orElseThrow(() -> HubException.invalid("field", "There is no such field here. teamwork.fields.list shows those that there are."));
        }
        Known found = NameResolver.find(NameMatching.EXACT, "field", reference, all, f -> f.name() == null ? List.of() : List.of(f.name()), f -> f.name() + " (" + f.id() + ")");
        TeamworkNames.meant("field", new IdAndName(found.id(), found.name()));
        return found;
    }

    /** Sets a value; an empty one clears it. */
    public FieldTools.Field set(Credential tw, Owner owner, Known field, String value) {
        if (value.isEmpty()) {
            if (field.valueId() != null) {
                client.call(tw, TeamworkV3.clearField(owner.path(), owner.id(), field.valueId()));
            }
            return field.with(null).shown();
        }
        JsonNode written = written(tw, field, value);
        ObjectNode body = JsonTree.object();
        body.putObject(owner.member()).put("customfieldId", field.id()).set("value", written);
        client.call(tw, field.valueId() == null ? TeamworkV3.addField(owner.path(), owner.id(), body) : TeamworkV3.changeField(owner.path(), owner.id(), field.valueId(), body));
        return field.with(text(written)).shown();
    }

    /** The value as Teamwork takes it for this kind of field. */
    private JsonNode written(Credential tw, Known field, String value) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (NUMBERS.contains(field.type())) {
            return json.numberNode(number(value));
        }
        if (field.type().equals("multiselect")) {
            return json.arrayNode().addAll(choices(field, value).stream().map(json::textNode).toList());
        }
        if (CHOICES.contains(field.type())) {
            return json.textNode(choice(field, value));
        }
        return switch (field.type()) {
            case "checkbox" -> json.booleanNode(checked(value));
            case "date" -> json.textNode(String.valueOf(calendar.dayAhead(tw, "value", value)));
            case "user" -> json.numberNode(names.person(tw, "value", value, NameMatching.EXACT));
            default -> json.textNode(value);
        };
    }

    private static BigDecimal number(String value) {
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw HubException.invalid("value", "This field takes a number, such as 12 or 1.5.");
        }
    }

    private static boolean checked(String value) {
        if (!value.toLowerCase(Locale.ROOT).matches("true|false")) {
            throw HubException.invalid("value", "This field is a checkbox. Write true or false.");
        }
        return Boolean.parseBoolean(value.toLowerCase(Locale.ROOT));
    }

    private static List<String> choices(Known field, String value) {
        List<String> all = new ArrayList<>();
        Stream.of(value.split(";")).map(String::strip).filter(part -> !part.isEmpty()).forEach(part -> all.add(choice(field, part)));
        return all;
    }

    /** Choices that Teamwork does not tell cannot be checked here; it checks them itself. */
    private static String choice(Known field, String value) {
        if (field.choices().isEmpty()) {
            return value.strip();
        }
        return field.choices().stream()
                .filter(c -> c.equalsIgnoreCase(value.strip()))
                .findFirst()
                .orElseThrow(() -> HubException.invalid("value", "This is no choice of the field. It has: " + String.join("; ", field.choices()) + "."));
    }
}
