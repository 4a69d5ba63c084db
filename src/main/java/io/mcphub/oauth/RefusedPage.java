package io.mcphub.oauth;

import io.mcphub.platform.HubException;
import io.mcphub.platform.http.ProblemPage;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The page for a browser that the hub cannot lead on. It shows only fixed sentences, nothing of the request. */
final class RefusedPage {
    private RefusedPage() {}

    /**
     * The page of a refusal, also of one that a stage has wrapped. Any other failure is thrown on.
     *
     * @param language the header {@code Accept-Language}; may be null
     */
    static Response of(Throwable failure, @Nullable String language) {
        Throwable cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof HubException refused) {
            return page(refused, language);
        }
        throw new CompletionException(cause);
    }

    private static Response page(HubException refused, @Nullable String language) {
        Response.ResponseBuilder answer = Response.status(refused.problem().status())
                .type(ProblemPage.MEDIA_TYPE)
                .entity(ProblemPage.of(refused.publicDetail(), language));
        ProblemPage.HEADERS.forEach(answer::header);
        refused.retryAfter().ifPresent(wait -> answer.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
        return answer.build();
    }
}
