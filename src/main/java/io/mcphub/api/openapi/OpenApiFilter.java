package io.mcphub.api.openapi;

import io.mcphub.api.AdminApplication;
import io.mcphub.api.AuthApplication;
import io.mcphub.api.ConfigApplication;
import io.mcphub.api.IntegrationsApplication;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.rest.RecordSchemas;
import jakarta.ws.rs.core.Application;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Replaces what the container found for {@code /openapi}: it knows neither the JSON of our records, nor examples, nor refusals. Of the doors of OAuth, which
 * are no resources of this API, it keeps the paths, without the preflights of browsers.
 */
public class OpenApiFilter implements OASFilter {
    /** The applications of the REST API. */
    public static final List<Application> APPLICATIONS = List.of(new AuthApplication(), new AdminApplication(), new IntegrationsApplication(), new ConfigApplication());

    @Override
    public void filterOpenAPI(OpenAPI document) {
        RecordSchemas schemas = new RecordSchemas(Map.of(Reach.class, OpenApiFilter::reach));
        OperationWriter writer = new OperationWriter(schemas, OperationText.all());
        Paths paths = OASFactory.createPaths();
        document.getPaths().getPathItems().forEach((path, item) -> oauth(writer, paths, path, item));
        RestOperation.of(APPLICATIONS).forEach(operation -> put(paths, operation.path(), operation.verb(), writer.written(operation)));
        document.setPaths(paths);
        document.getComponents().setSchemas(schemas.named());
        document.getComponents().addSchema(DescribedRefusals.SCHEMA, DescribedRefusals.schema());
        document.getComponents().addSecurityScheme(OperationWriter.LOGIN, OASFactory.createSecurityScheme().type(SecurityScheme.Type.HTTP).scheme("bearer")
                .description("The access_token that POST /auth/login answers"));
    }

    private static void oauth(OperationWriter writer, Paths paths, String path, PathItem item) {
        if (path.startsWith("/oauth") || path.startsWith("/.well-known")) {
            item.getOperations().keySet().stream().filter(verb -> verb != PathItem.HttpMethod.OPTIONS).forEach(verb -> put(paths, path, verb.name(), writer.written(verb.name(), path)));
        }
    }

    private static void put(Paths paths, String path, String verb, Operation operation) {
        if (!paths.hasPathItem(path)) {
            paths.addPathItem(path, OASFactory.createPathItem());
        }
        paths.getPathItem(path).setOperation(PathItem.HttpMethod.valueOf(verb), operation);
    }

    /** The form of {@link Reach#wire()}. */
    private static Schema reach() {
        Schema word = OASFactory.createSchema().type(SchemaType.STRING).addEnumeration("all").addEnumeration("none");
        Schema targets = OASFactory.createSchema().type(SchemaType.ARRAY).items(OASFactory.createSchema().type(SchemaType.STRING));
        return OASFactory.createSchema().addOneOf(word).addOneOf(targets);
    }
}
