package io.mcphub.oauth;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import io.mcphub.authorization.Scopes;
import io.mcphub.authorization.clients.ClientDocuments;
import io.mcphub.platform.Json;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The metadata documents. They are built from the public address, never from the Host header. */
@ApplicationScoped
class Metadata {
    private static final List<ClientAuthenticationMethod> AUTHENTICATION =
            List.of(ClientAuthenticationMethod.NONE, ClientAuthenticationMethod.CLIENT_SECRET_BASIC, ClientAuthenticationMethod.CLIENT_SECRET_POST);

    @Inject
    Settings settings;

    @Inject
    ClientDocuments documents;

    /** The document of RFC 9728 §2. */
    public String protectedResource() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("resource", settings.baseUrl() + "/mcp");
        document.put("authorization_servers", List.of(settings.baseUrl()));
        document.put("scopes_supported", List.of(Scopes.ALL, Scopes.READ));
        document.put("bearer_methods_supported", List.of("header"));
        document.put("resource_name", "MCP Hub");
        return Json.write(document);
    }

    /** The document of RFC 8414 §2. */
    public String authorizationServer() {
        String base = settings.baseUrl();
        AuthorizationServerMetadata metadata = new AuthorizationServerMetadata(new Issuer(base));
        metadata.setAuthorizationEndpointURI(URI.create(base + "/oauth/authorize"));
        metadata.setTokenEndpointURI(URI.create(base + "/oauth/token"));
        metadata.setRegistrationEndpointURI(URI.create(base + "/oauth/register"));
        metadata.setRevocationEndpointURI(URI.create(base + "/oauth/revoke"));
        metadata.setJWKSetURI(URI.create(base + "/.well-known/jwks.json"));
        metadata.setResponseTypes(List.of(ResponseType.CODE));
        metadata.setResponseModes(List.of(ResponseMode.QUERY));
        metadata.setGrantTypes(List.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS));
        metadata.setCodeChallengeMethods(List.of(CodeChallengeMethod.S256));
        metadata.setTokenEndpointAuthMethods(AUTHENTICATION);
        metadata.setRevocationEndpointAuthMethods(AUTHENTICATION);
        metadata.setScopes(new Scope(Scopes.ALL, Scopes.READ));
        metadata.setSupportsAuthorizationResponseIssuerParam(true);
        metadata.setCustomParameter("client_id_metadata_document_supported", documents.enabled());
        metadata.setCustomParameter("protected_resources", List.of(base + "/mcp"));
        return metadata.toJSONObject().toJSONString();
    }
}
