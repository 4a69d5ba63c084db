package io.mcphub.tools.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.tools.Understood;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes the times of an answer as the account's owner reads them on a clock, and names the time zone once: {@code timezone}. Arguments
 * take them back as they are. Only in the hour that a clock shows twice does a time have its offset.
 */
final class AnswerTimes {
    /** The member that names the zone. */
    static final String ZONE = "timezone";

    private static final String FORMAT = "format";
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    private AnswerTimes() {}

    /** Says in a schema of answers that its times are local. Without times it stays as it is. */
    static void declare(ObjectNode schema) {
        ObjectNode properties = schema.withObjectProperty("properties");
        if (localise(schema) && !properties.has(ZONE)) {
            properties.putObject(ZONE).put("type", "string").put("description", "The time zone of the times; absent if there are none");
        }
    }

    /**
     * Writes the times of an answer anew.
     *
     * @param schema the schema of the record, in which times have a format
     */
    static void show(ObjectNode answer, JsonNode schema, ZoneId zone) {
        if (local(answer, schema, zone) | understood(answer.path(Understood.MEMBER), zone) && !answer.has(ZONE)) {
            answer.put(ZONE, zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId());
        }
    }

    /** What times in arguments were taken for. Names of things are there too. */
    private static boolean understood(JsonNode notes, ZoneId zone) {
        boolean any = false;
        for (Map.Entry<String, JsonNode> note : notes.properties()) {
            boolean time = note.getValue().isTextual() && MOMENT.matcher(note.getValue().textValue()).matches();
            if (time) {
                write((ObjectNode) notes, note, zone);
            }
            any |= time;
        }
        return any;
    }

    private static boolean localise(JsonNode schema) {
        boolean any = isTime(schema);
        if (any) {
            ((ObjectNode) schema).remove(FORMAT);
        }
        for (JsonNode inner : schema) {
            any |= localise(inner);
        }
        return any;
    }

    private static boolean isTime(JsonNode schema) {
        return schema.path(FORMAT).asText().equals("date-time");
    }

    private static boolean local(JsonNode value, JsonNode schema, ZoneId zone) {
        boolean any = false;
        for (JsonNode element : value.isArray() ? value : List.<JsonNode>of()) {
            any |= local(element, schema.path("items"), zone);
        }
        for (Map.Entry<String, JsonNode> member : value.properties()) {
            JsonNode known = schema.path("properties").path(member.getKey());
            boolean time = isTime(known) && member.getValue().isTextual();
            if (time) {
                write((ObjectNode) value, member, zone);
            }
            any |= time || local(member.getValue(), known, zone);
        }
        return any;
    }

    private static void write(ObjectNode holder, Map.Entry<String, JsonNode> member, ZoneId zone) {
        OffsetDateTime time = Instant.parse(member.getValue().textValue()).atZone(zone).toOffsetDateTime();
        boolean twice = zone.getRules().getValidOffsets(time.toLocalDateTime()).size() > 1;
        holder.put(member.getKey(), (twice ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : DateTimeFormatter.ISO_LOCAL_DATE_TIME).format(time));
    }
}
