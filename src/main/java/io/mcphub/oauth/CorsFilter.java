package io.mcphub.oauth;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Lets clients in browsers call these endpoints from any origin, without cookies (Fetch §3.2), and read every answer, errors
 * included. Not for the authorization endpoint, which browsers open as a page.
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
