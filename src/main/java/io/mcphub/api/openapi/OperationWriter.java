package io.mcphub.api.openapi;

import io.mcphub.platform.Json;
import io.mcphub.platform.rest.RecordSchemas;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** Writes operations for OpenAPI, from what their resources declare and what {@link OperationText} adds. */
final class OperationWriter {
    /** The name of the way to sign in. */
    static final String LOGIN = "login";

    private final RecordSchemas schemas;
    private final Map<String, OperationText> texts;

    OperationWriter(RecordSchemas schemas, Map<String, OperationText> texts) {
        this.schemas = schemas;
        this.texts = texts;
    }

    /** An operation of the REST API. */
    Operation written(RestOperation rest) {
        OperationText text = text(rest.name());
        Operation operation = begun(rest.verb(), rest.path(), text);
        rest.pathParameters().forEach(name -> operation.addParameter(parameter(name, Parameter.In.PATH).required(true)));
        rest.queryParameters().forEach(name -> operation.addParameter(parameter(name, Parameter.In.QUERY).example(text.example(name))));
        rest.body().ifPresent(record -> operation.setRequestBody(json(schemas.of(record), text)));
        operation.getResponses().addAPIResponse(String.valueOf(text.status() == null ? rest.status() : text.status()), success(rest, text));
        DescribedRefusals.add(operation.getResponses(), rest.path(), text.open(), rest.body().isPresent(), text.refusals());
        return operation;
    }

    /** An operation of OAuth, which has its own errors (RFC 6749 §5.2). */
    Operation written(String verb, String path) {
        OperationText text = text(verb + " " + path);
        Operation operation = begun(verb, path, text);
        if (text.form() != null) {
            operation.setRequestBody(form(text.form()));
        } else if (text.example() != null) {
            operation.setRequestBody(json(OASFactory.createSchema().type(SchemaType.OBJECT), text));
        }
        operation.getResponses().addAPIResponse(String.valueOf(Objects.requireNonNullElse(text.status(), 200)), described(text));
        text.refusals().forEach((status, reason) -> operation.getResponses().addAPIResponse(status, OASFactory.createAPIResponse().description(reason)));
        return operation;
    }

    private OperationText text(String name) {
        return Objects.requireNonNull(texts.get(name), () -> "operations.json does not describe " + name);
    }

    private static Operation begun(String verb, String path, OperationText text) {
        APIResponses answers = OASFactory.createAPIResponses();
        Operation operation = OASFactory.createOperation().summary(text.summary()).operationId(id(verb, path)).addTag(group(path)).responses(answers);
        return text.open() ? operation : operation.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(LOGIN));
    }

    /** Unique, and the same in every build. */
    private static String id(String verb, String path) {
        return (verb + path).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("_$", "");
    }

    /** Under which heading a path stands: its first word, without the one that all of them share. */
    private static String group(String path) {
        return path.replaceFirst("^/(api/)?\\.?", "").replaceFirst("/.*", "");
    }

    private static Parameter parameter(String name, Parameter.In place) {
        return OASFactory.createParameter().name(name).in(place).schema(OASFactory.createSchema().type(SchemaType.STRING));
    }

    private static RequestBody json(Schema schema, OperationText text) {
        Object example = text.example() == null ? null : Json.mapper().convertValue(text.example(), Object.class);
        return OASFactory.createRequestBody().content(OASFactory.createContent().addMediaType(MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(schema).example(example)));
    }

    private static RequestBody form(Map<String, String> fields) {
        Schema schema = OASFactory.createSchema().type(SchemaType.OBJECT);
        fields.keySet().forEach(name -> schema.addProperty(name, OASFactory.createSchema().type(SchemaType.STRING)));
        return OASFactory.createRequestBody().content(OASFactory.createContent()
                .addMediaType(MediaType.APPLICATION_FORM_URLENCODED, OASFactory.createMediaType().schema(schema).example(fields)));
    }

    private APIResponse success(RestOperation rest, OperationText text) {
        APIResponse answer = described(text);
        return rest.answersJson() && text.answer() == null
                ? answer.content(OASFactory.createContent().addMediaType(MediaType.APPLICATION_JSON, OASFactory.createMediaType().schema(schemas.of(rest.answer()))))
                : answer;
    }

    private static APIResponse described(OperationText text) {
        return OASFactory.createAPIResponse().description(Objects.requireNonNullElse(text.answer(), "Done"));
    }
}
