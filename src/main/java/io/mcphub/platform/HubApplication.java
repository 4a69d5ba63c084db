package io.mcphub.platform;

import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The base of every door's JAX-RS application: Jackson instead of JSON-B, no WADL, and the mappers that keep HTML out of an API. */
public abstract class HubApplication extends Application {
    private final Set<Class<?>> classes;

    protected HubApplication(Class<?>... resources) {
        classes = new HashSet<>(Set.of(resources));
        classes.add(JacksonProvider.class);
        classes.add(ProblemMapper.class);
    }

    @Override
    public Set<Class<?>> getClasses() {
        return classes;
    }

    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.jsonFeature", "JacksonFeature", "jersey.config.server.wadl.disableWadl", true);
    }
}
