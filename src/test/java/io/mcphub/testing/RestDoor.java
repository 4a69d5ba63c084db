package io.mcphub.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.mcphub.platform.Json;
import io.mcphub.platform.http.PublicUrl;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/** A JAX-RS application in the server's own runtime, with Bean Validation and without the server. */
public final class RestDoor {
    private static final URI BASE = URI.create("http://forged.example/");

    private final ApplicationHandler jersey;

    private RestDoor(Application application, Function<Class<?>, Object> beans) {
        ResourceConfig config = ResourceConfig.forApplication(application);
        AbstractBinder injected = new AbstractBinder() {
            @Override
            protected void configure() {
                bind((PublicUrl) () -> "https://hub.example.com").to(PublicUrl.class);
                bind(servlet(HttpServletRequest.class)).to(HttpServletRequest.class);
                bind(servlet(HttpServletResponse.class)).to(HttpServletResponse.class);
                application.getClasses().stream()
                        .filter(type -> type.isAnnotationPresent(Path.class))
                        .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
                        .filter(field -> field.isAnnotationPresent(Inject.class))
                        .<Class<?>>map(Field::getType)
                        .distinct()
                        .forEach(type -> give(beans.apply(type), type));
            }

            @SuppressWarnings("unchecked")
            private <T> void give(T bean, Class<?> type) {
                bind(bean).to((Class<T>) type);
            }
        };
        jersey = new ApplicationHandler(config.register(injected));
    }

    /** Resources get these beans; any other fails when it is used, because nothing was injected into it. */
    public static RestDoor of(Application application, Object... beans) {
        return new RestDoor(application, type -> Arrays.stream(beans).filter(type::isInstance).findFirst().orElseGet(() -> bare(type)));
    }

    /** What the door answered. */
    public record Answer(int status, ContainerResponse response, String text) {
        public @Nullable String header(String name) {
            return response.getHeaderString(name);
        }

        public JsonNode json() {
            return Json.read(text);
        }

        /** The member that a problem document names; empty if it names none. */
        public String field() {
            return json().path("field").asText();
        }

        public String detail() {
            return json().path("detail").asText();
        }
    }

    /** A request with a body of JSON; an empty one is none. */
    public Answer send(String method, String path, String body) {
        return send(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    /** A request as it is. */
    public Answer send(String method, String path, @Nullable String contentType, byte[] body) {
        ContainerRequest request = new ContainerRequest(BASE, BASE.resolve(path), method, new Nobody(), new MapPropertiesDelegate(), jersey.getConfiguration());
        request.header("Host", BASE.getHost());
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        ContainerResponse response = finished(jersey.apply(request, received));
        return new Answer(response.getStatus(), response, received.toString(StandardCharsets.UTF_8));
    }

    private static Object bare(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static <T> T servlet(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            case "toString" -> type.getSimpleName();
            default -> null;
        }));
    }

    private static ContainerResponse finished(Future<ContainerResponse> response) {
        try {
            return response.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private static final class Nobody implements SecurityContext {
        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return false;
        }

        @Override
        public @Nullable String getAuthenticationScheme() {
            return null;
        }
    }
}
