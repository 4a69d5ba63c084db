package io.mcphub.api.openapi;

import io.mcphub.platform.rest.Accepted;
import io.mcphub.platform.rest.Created;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One operation of the REST API, as its resource declares it.
 *
 * @param verb the HTTP method
 * @param path from the root, such as {@code /auth/clients/{id}}
 * @param method of the resource
 */
public record RestOperation(String verb, String path, Method method) {
    private static final Pattern PARAMETER = Pattern.compile("\\{([^}]+)}");

    /** All operations of these applications, in no order. */
    public static List<RestOperation> of(List<Application> applications) {
        return applications.stream().flatMap(application -> application.getClasses().stream().flatMap(resource -> of(application, resource))).toList();
    }

    private static Stream<RestOperation> of(Application application, Class<?> resource) {
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(verb -> verb != null)
                .map(verb -> new RestOperation(verb.value(), path(application, resource, method), method)));
    }

    private static String path(Application application, Class<?> resource, Method method) {
        return "/" + Stream.of(application.getClass().getAnnotation(ApplicationPath.class).value(), path(resource.getAnnotation(Path.class)), path(method.getAnnotation(Path.class)))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/"))
                .replaceAll(": ?[^}]+", "");
    }

    private static String path(Path annotation) {
        return annotation == null ? "" : annotation.value().replaceAll("^/|/$", "");
    }

    /** Its name in documents, such as {@code GET /auth/me}. */
    public String name() {
        return verb + " " + path;
    }

    /** The record that it takes as JSON. */
    public Optional<Class<?>> body() {
        return Arrays.<Class<?>>stream(method.getParameterTypes()).filter(Class::isRecord).findFirst();
    }

    /** What it answers, now or later. */
    public Type answer() {
        Type type = method.getGenericReturnType();
        return type instanceof ParameterizedType later && later.getRawType() == CompletionStage.class ? later.getActualTypeArguments()[0] : type;
    }

    /** Whether it answers JSON, and neither nothing nor a file or a redirect. */
    public boolean answersJson() {
        return answer() instanceof ParameterizedType || ((Class<?>) answer()).isRecord();
    }

    /** The status of success; 303 of a redirect and 200 of a file are not known here. */
    public int status() {
        boolean nothing = answer() == void.class || answer() == Void.class;
        return nothing ? 204 : method.isAnnotationPresent(Created.class) ? 201 : method.isAnnotationPresent(Accepted.class) ? 202 : 200;
    }

    /** The names in its path. */
    public List<String> pathParameters() {
        return PARAMETER.matcher(path).results().map((MatchResult found) -> found.group(1)).toList();
    }

    /** The names in its query; of groups of parameters each. */
    public List<String> queryParameters() {
        Stream<String> grouped = parameters(BeanParam.class).map(Parameter::getType).flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(QueryParam.class)).map(field -> field.getAnnotation(QueryParam.class).value());
        return Stream.concat(parameters(QueryParam.class).map(parameter -> parameter.getAnnotation(QueryParam.class).value()), grouped).toList();
    }

    private Stream<Parameter> parameters(Class<? extends Annotation> kind) {
        return Arrays.stream(method.getParameters()).filter(parameter -> parameter.isAnnotationPresent(kind));
    }
}
