package io.mcphub.api;

import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.rest.RecordSchemas;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.RequestBody;

/** Replaces the schemas that the container found in {@code /openapi} by those of the JSON that the doors take and answer. */
public class OpenApiFilter implements OASFilter {
    private static final List<Application> APPLICATIONS = List.of(new AuthApplication(), new AdminApplication(), new IntegrationsApplication(), new ConfigApplication());

    @Override
    public void filterOpenAPI(OpenAPI document) {
        RecordSchemas schemas = new RecordSchemas(Map.of(Reach.class, OpenApiFilter::reach));
        bodies().forEach(schemas::of);
        document.getComponents().setSchemas(schemas.named());
        document.getPaths().getPathItems().forEach((path, item) -> item.getOperations().values().forEach(door -> door.setTags(List.of(group(path)))));
    }

    /** Under which heading a path stands: its first word, without the one that all of them share. */
    private static String group(String path) {
        return path.replaceFirst("^/(api/)?", "").replaceFirst("/.*", "");
    }

    /** Leaves a form alone: the container adds JSON to whatever a method declares. */
    @Override
    public RequestBody filterRequestBody(RequestBody body) {
        if (body.getContent() != null && body.getContent().hasMediaType(MediaType.APPLICATION_FORM_URLENCODED)) {
            body.getContent().removeMediaType(MediaType.APPLICATION_JSON);
        }
        return body;
    }

    /** What the resources take and return. */
    private static Stream<Type> bodies() {
        return APPLICATIONS.stream()
                .flatMap(application -> application.getClasses().stream())
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .filter(method -> Arrays.stream(method.getAnnotations()).anyMatch(a -> a.annotationType().isAnnotationPresent(HttpMethod.class)))
                .flatMap(OpenApiFilter::bodies);
    }

    private static Stream<Type> bodies(Method method) {
        Stream<Type> taken = Arrays.stream(method.getParameterTypes()).filter(Class::isRecord).map(Type.class::cast);
        return Stream.concat(taken, Stream.of(returned(method)).filter(OpenApiFilter::isTyped));
    }

    /** What the method returns, now or later. */
    private static Type returned(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType later && later.getRawType() == CompletionStage.class
                ? later.getActualTypeArguments()[0]
                : method.getGenericReturnType();
    }

    private static boolean isTyped(Type type) {
        return type instanceof ParameterizedType list ? list.getRawType() == List.class : ((Class<?>) type).isRecord();
    }

    /** The form of {@link Reach#wire()}. */
    private static Schema reach() {
        Schema word = OASFactory.createSchema().type(SchemaType.STRING).addEnumeration("all").addEnumeration("none");
        Schema targets = OASFactory.createSchema().type(SchemaType.ARRAY).items(OASFactory.createSchema().type(SchemaType.STRING));
        return OASFactory.createSchema().addOneOf(word).addOneOf(targets);
    }
}
