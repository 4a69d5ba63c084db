package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import io.mcphub.authorization.tokens.TokenEndpoint;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/token} (OAuth 2.1 §3.2). */
@Path("token")
@RequestScoped
public class TokenResource {
    @Inject
    TokenEndpoint endpoint;

    @Inject
    Settings settings;

    @POST
    public Response token(
            @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_FORM_URLENCODED, schema = @Schema(type = SchemaType.OBJECT))) InputStream body,
            @HeaderParam("Content-Type") @Nullable String contentType,
            @HeaderParam("Authorization") @Nullable String authorization) throws IOException {
        try {
            OAuthAnswers.requireType(contentType, MediaType.APPLICATION_FORM_URLENCODED);
            TokenRequest request = TokenRequest.parse(FormRequest.of(settings.baseUrl() + "/oauth/token", FormRequest.read(body), authorization));
            return OAuthAnswers.json(200, endpoint.answer(request).toJSONObject().toJSONString());
        } catch (GeneralException refused) {
            return OAuthAnswers.error(refused, authorization);
        }
    }

    @OPTIONS
    public Response preflight() {
        return OAuthAnswers.preflight("POST, OPTIONS");
    }
}
