package io.mcphub.platform.rest;

import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.jackson.JacksonFeature;

/**
 * The base of every JAX-RS application here: Jackson instead of JSON-B, no WADL, and exception mappers, so that an API never
 * answers HTML.
 */
public abstract class HubApplication extends Application {
    private static final Set<Class<?>> SHARED = Set.of(
            JacksonProvider.class, RecordReader.class, ProblemMapper.class, ViolationMapper.class, TransactionFailureMapper.class, Created.Filter.class, Accepted.Filter.class, NoStore.Filter.class,
            NoContent.class);

    private final Set<Class<?>> classes;

    protected HubApplication(Class<?>... resources) {
        classes = new HashSet<>(Set.of(resources));
        classes.addAll(SHARED);
    }

    @Override
    public Set<Class<?>> getClasses() {
        return classes;
    }

    /** Registers these as instances, because they must win over Jersey's own mappers, which show class names. */
    @Override
    public Set<Object> getSingletons() {
        return Set.of(JacksonFeature.withoutExceptionMappers());
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature", "JacksonFeature",
                "jersey.config.server.wadl.disableWadl", true,
                // Keeps a relative Location relative (RFC 9110 §10.2.2). Jersey would otherwise complete it with the Host header,
                // which the client controls.
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
