package io.mcphub.platform.rest;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Problem;
import io.mcphub.platform.http.Preference;
import io.mcphub.platform.http.ProblemDocument;
import io.mcphub.platform.http.ProblemPage;
import io.mcphub.platform.http.PublicUrl;
import io.mcphub.platform.persistence.WriteHealth;
import jakarta.inject.Inject;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/**
 * Answers every failure of a REST door as {@code application/problem+json} (RFC 9457), or as a page if the client prefers HTML. For an unexpected error the answer contains
 * only an id, which is also in the log.
 */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final System.Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Inject
    PublicUrl publicUrl;

    @Context
    HttpHeaders asked;

    @Override
    public Response toResponse(Throwable thrown) {
        // A stage wraps what failed in it.
        Throwable failure = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof HubException refused) {
            return render(refused);
        }
        if (failure instanceof WebApplicationException http) {
            return render(http.getResponse());
        }
        return WriteHealth.shared().refusal(failure).map(this::render).orElseGet(() -> defect(failure));
    }

    private Response defect(Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.log(System.Logger.Level.ERROR, "defect " + id, failure);
        return render(HubException.of(Problem.INTERNAL, "Something went wrong in the hub. Tell an admin this id: " + id));
    }

    private Response render(HubException refused) {
        Response.ResponseBuilder answer = answer(ProblemDocument.of(publicUrl.base(), refused));
        refused.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
        if (refused.problem() == Problem.UNAUTHENTICATED) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, ProblemDocument.CHALLENGE);
        }
        return answer.build();
    }

    private Response.ResponseBuilder answer(ProblemDocument document) {
        Response.ResponseBuilder answer = Response.status(document.status());
        if (!Preference.isForHtml(asked.getHeaderString(HttpHeaders.ACCEPT))) {
            return answer.type(ProblemDocument.MEDIA_TYPE).entity(Json.write(document));
        }
        ProblemPage.HEADERS.forEach(answer::header);
        return answer.type(ProblemPage.MEDIA_TYPE).entity(ProblemPage.of(document, asked.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private Response render(Response container) {
        Response.ResponseBuilder answer = answer(ProblemDocument.ofStatus(publicUrl.base(), container.getStatus()));
        for (String name : List.of(HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER)) {
            Optional.ofNullable(container.getHeaderString(name)).ifPresent(value -> answer.header(name, value));
        }
        return answer.build();
    }
}
