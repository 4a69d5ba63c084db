package io.mcphub.oauth;

import io.mcphub.platform.HubException;
import io.mcphub.platform.http.ProblemPage;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;

/** The page for a browser that the hub cannot lead on. It shows only fixed sentences, nothing of the request. */
final class RefusedPage {
    private RefusedPage() {}

    /** The page of a refusal, also of one that a stage has wrapped. Any other failure is thrown on. */
    static Response of(Throwable failure) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HubException refused) {
            return page(refused);
        }
        throw new CompletionException(cause);
    }

    private static Response page(HubException refused) {
        Response.ResponseBuilder answer = Response.status(refused.problem().status())
                .type(ProblemPage.MEDIA_TYPE)
                .entity(ProblemPage.of("This request cannot be answered", refused.publicDetail()));
        ProblemPage.HEADERS.forEach(answer::header);
        refused.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
        return answer.build();
    }
}
