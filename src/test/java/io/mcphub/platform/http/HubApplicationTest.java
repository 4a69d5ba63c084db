package io.mcphub.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.Test;

/** What every door inherits, in the real JAX-RS runtime. */
class HubApplicationTest {
    /** A body that Jackson binds. */
    public record Body(int number) {}

    /** An answer that Jackson cannot write. */
    public static final class Unwritable {
        public String getSecret() {
            throw new IllegalStateException("internals");
        }
    }

    /** A door. */
    @Path("")
    public static class Resource {
        @POST
        @Consumes("*/*")
        @Path("bound")
        public int bound(Body body) {
            return body.number();
        }

        @GET
        @Path("unwritable")
        @jakarta.ws.rs.Produces("application/json")
        public Unwritable unwritable() {
            return new Unwritable();
        }

        @GET
        @Path("away")
        public Response away() {
            return Response.seeOther(URI.create("/connections")).build();
        }

        @GET
        @Path("stranger")
        public Response stranger() {
            throw HubException.of(Problem.UNAUTHENTICATED, "Sign in.");
        }

        @GET
        @Path("defect")
        public Response defect() {
            throw new IllegalStateException("internals");
        }
    }

    private static final class Door extends HubApplication {
        Door() {
            super(Resource.class);
        }
    }

    private final ApplicationHandler jersey = new ApplicationHandler(ResourceConfig.forApplication(new Door()).register(new AbstractBinder() {
        @Override
        protected void configure() {
            bind((PublicUrl) () -> "https://hub.example.com").to(PublicUrl.class);
        }
    }));

    @Test
    void bodyWhenNotTheExpectedJsonThenAProblemWithoutClassNames() {
        for (String body : new String[] {"{", "[]", "{\"number\":\"x\"}", "{\"number\":{}}", "\"x\"", "{\"number\":1,\"number\":2}"}) {
            Answer answer = send("POST", "bound", body);

            assertThat(answer.status()).as(body).isEqualTo(400);
            assertThat(answer.header("Content-Type")).as(body).isEqualTo(ProblemDocument.MEDIA_TYPE);
            assertThat(answer.text()).as(body).contains("/problems#unreadable").doesNotContain("io.mcphub").doesNotContain("java").doesNotContain("jackson");
        }
    }

    @Test
    void answerWhenJacksonCannotWriteItThenADefectAndNotTheClientsFault() {
        Answer answer = send("GET", "unwritable", "");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo(ProblemDocument.MEDIA_TYPE);
        assertThat(answer.text()).doesNotContain("io.mcphub").doesNotContain("internals").doesNotContain("secret");
    }

    @Test
    void defectWhenThrownThenAnIdAndNothingElse() {
        assertThat(send("GET", "defect", "").text()).contains("Tell an admin this id").doesNotContain("internals");
    }

    @Test
    void locationWhenRelativeThenStaysSo() {
        assertThat(send("GET", "away", "").header("Location")).isEqualTo("/connections");
    }

    @Test
    void refusalWhenNobodyIsSignedInThenNamesTheScheme() {
        assertThat(send("GET", "stranger", "").header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp-hub\"");
    }

    private record Answer(ContainerResponse response, String text) {
        int status() {
            return response.getStatus();
        }

        String header(String name) {
            return response.getHeaderString(name);
        }
    }

    private Answer send(String method, String path, String body) {
        URI base = URI.create("http://forged.example/");
        ContainerRequest request = new ContainerRequest(base, base.resolve(path), method, new Nobody(), new MapPropertiesDelegate(), jersey.getConfiguration());
        request.header("Content-Type", "application/json");
        request.header("Host", "forged.example");
        request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        return new Answer(finished(jersey.apply(request, received)), received.toString(StandardCharsets.UTF_8));
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
        public Principal getUserPrincipal() {
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
        public String getAuthenticationScheme() {
            return null;
        }
    }
}
