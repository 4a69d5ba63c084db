package io.mcphub.platform.rest;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** Answers 204 where there is nothing to say (RFC 9110 §15.3.5). Jersey does so by itself for {@code void}, but not for a stage that ends with null. */
@Provider
public class NoContent implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() == 200 && !response.hasEntity() && !HttpMethod.HEAD.equals(request.getMethod())) {
            response.setStatus(204);
        }
    }
}
