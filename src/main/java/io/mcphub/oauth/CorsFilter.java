package io.mcphub.oauth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Clients that live in a browser use these doors from any origin and without its credentials (Fetch §3.2): whatever the answer is,
 * errors and limits too, they may read it. The authorization endpoint is no such door: browsers go there, scripts do not.
 */
@Provider
public class CorsFilter implements ContainerResponseFilter {
    private static final Set<String> DOORS = Set.of("token", "register", "revoke");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (DOORS.contains(request.getUriInfo().getPath().replaceAll("^/|/$", ""))) {
            MultivaluedMap<String, Object> headers = response.getHeaders();
            headers.putSingle("Access-Control-Allow-Origin", "*");
            headers.putSingle("Access-Control-Expose-Headers", "WWW-Authenticate, Retry-After");
        }
    }
}
