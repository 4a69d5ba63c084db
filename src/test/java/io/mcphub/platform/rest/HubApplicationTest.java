package io.mcphub.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.platform.http.ProblemDocument;
import io.mcphub.testing.RestDoor;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What every door inherits, in the real JAX-RS runtime. */
class HubApplicationTest {
    /** An answer that Jackson cannot write. */
    public static final class Unwritable {
        public String getSecret() {
            throw new IllegalStateException("internals");
        }
    }

    /** A door. */
    @Path("")
    public static class Resource {
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

    private final RestDoor door = RestDoor.of(new Door());

    @Test
    void answerWhenJacksonCannotWriteItThenADefectAndNotTheClientsFault() {
        RestDoor.Answer answer = door.send("GET", "unwritable", "");

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.header("Content-Type")).isEqualTo(ProblemDocument.MEDIA_TYPE);
        assertThat(answer.text()).doesNotContain("io.mcphub").doesNotContain("internals").doesNotContain("secret");
    }

    @Test
    void defectWhenThrownThenAnIdAndNothingElse() {
        assertThat(door.send("GET", "defect", "").text()).contains("Tell an admin this id").doesNotContain("internals");
    }

    @Test
    void locationWhenRelativeThenStaysSo() {
        assertThat(door.send("GET", "away", "").header("Location")).isEqualTo("/connections");
    }

    @Test
    void refusalWhenNobodyIsSignedInThenNamesTheScheme() {
        assertThat(door.send("GET", "stranger", "").header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp-hub\"");
    }
}
