package io.mcphub.platform.http;

import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.jackson.JacksonFeature;

/** The base of every door's JAX-RS application: Jackson instead of JSON-B, no WADL, and the mappers that keep HTML out of an API. */
public abstract class HubApplication extends Application {
    private final Set<Class<?>> classes;

    protected HubApplication(Class<?>... resources) {
        classes = new HashSet<>(Set.of(resources));
        classes.add(JacksonProvider.class);
        classes.add(ProblemMapper.class);
        classes.add(TransactionFailureMapper.class);
    }

    @Override
    public Set<Class<?>> getClasses() {
        return classes;
    }

    /** Jersey's own mappers of Jackson's exceptions would win over ours and show names of classes. */
    @Override
    public Set<Object> getSingletons() {
        return Set.of(JacksonFeature.withoutExceptionMappers());
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of(
                "jersey.config.jsonFeature", "JacksonFeature",
                "jersey.config.server.wadl.disableWadl", true,
                // A relative Location stays relative (RFC 9110 §10.2.2); completed, it would hold whatever Host the client sent.
                "jersey.config.server.headers.location.relative.resolution.disabled", true);
    }
}
