package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import io.mcphub.authorization.OAuthErrors;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Answers for programs: JSON, not cached, readable from any origin without cookies. */
final class OAuthAnswers {
    private OAuthAnswers() {}

    static Response json(int status, String body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .header("Access-Control-Allow-Origin", "*")
                .entity(body)
                .build();
    }

    /** A public document that may be cached for a while. */
    static Response document(String body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=300")
                .header("Access-Control-Allow-Origin", "*")
                .build();
    }

    /** The answer to a CORS preflight (Fetch §3.2). */
    static Response preflight(String methods) {
        return Response.noContent()
                .header("Access-Control-Allow-Origin", "*")
                .header("Access-Control-Allow-Methods", methods)
                .header("Access-Control-Allow-Headers", "Authorization, Content-Type, MCP-Protocol-Version")
                .header("Access-Control-Max-Age", "3600")
                .build();
    }

    /** An error (RFC 6749 §5.2). If the client used the Authorization header, the answer names the scheme. */
    static Response error(GeneralException refused, @Nullable String authorization) {
        ErrorObject error = OAuthErrors.kind(refused);
        boolean client = error.getCode().equals(OAuth2Error.INVALID_CLIENT_CODE);
        Response answer = json(client ? 401 : 400, error.toJSONObject().toJSONString());
        if (client && authorization != null) {
            answer.getHeaders().add(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth\"");
        }
        return answer;
    }

    /** A refusal of the hub in the form of OAuth. RFC 6749 has no code for too many requests, so only the status says it. */
    static Response error(HubException refused) {
        Problem problem = refused.problem();
        String code = problem == Problem.RATE_LIMITED ? "temporarily_unavailable" : OAuth2Error.INVALID_REQUEST_CODE;
        Response answer = json(problem.status(), new ErrorObject(code, refused.publicDetail()).toJSONObject().toJSONString());
        refused.retryAfter().ifPresent(wait -> answer.getHeaders().add(HttpHeaders.RETRY_AFTER, Math.max(1, wait.plusMillis(999).toSeconds())));
        return answer;
    }

    /** Throws unless the body has the expected type (RFC 6749 §3.2). */
    static void requireType(@Nullable String contentType, String expected) throws GeneralException {
        if (contentType == null || !contentType.split(";", 2)[0].strip().equalsIgnoreCase(expected)) {
            throw OAuthErrors.refuse(OAuth2Error.INVALID_REQUEST, "Send " + expected + ".");
        }
    }
}
