package io.mcphub.platform.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mcphub.platform.Json;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Gives JAX-RS the one mapper of the hub. */
@Provider
public class JacksonProvider implements ContextResolver<ObjectMapper> {
    @Override
    public ObjectMapper getContext(Class<?> type) {
        return Json.mapper();
    }
}
