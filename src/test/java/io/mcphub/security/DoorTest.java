package io.mcphub.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {
    @ParameterizedTest
    @CsvSource({
        "POST, /mcp, MCP",
        "GET, /mcp, MCP",
        "POST, /mcp/, MCP",
        "OPTIONS, /mcp, BLIND",
        "POST, /auth/login, BLIND",
        "POST, /auth/signup, BLIND",
        "POST, /auth/refresh, BLIND",
        "POST, /auth/logout, BLIND",
        "GET, /auth/me, API",
        "POST, /auth/login/x, API",
        "POST, /auth/personal_token, API",
        "GET, /integrations, API",
        "GET, /integrations/slack/connect, PAGE",
        "POST, /integrations/slack/connect, API",
        "PUT, /integrations/slack/token, API",
        "GET, /config/mcp, API",
        "GET, /api/admin/users, API",
        "GET, /api/audit, API",
        "GET, /connections, PAGE",
        "GET, /connections.xhtml, PAGE",
        "GET, /connect/slack, PAGE",
        "GET, /oauth/slack/callback, PAGE",
        "GET, /oauth/authorize, OPEN",
        "GET, /oauth/consent, OPEN",
        "GET, /mcp/.well-known/oauth-authorization-server, BLIND",
        "POST, /oauth/token, BLIND",
        "POST, /oauth/register, BLIND",
        "POST, /oauth/revoke, BLIND",
        "GET, /login, OPEN",
        "GET, /metrics, OPERATOR",
        "GET, /openapi/ui, OPERATOR",
        "GET, /apiary, OPEN",
        "GET, /, OPEN",
        "GET, /.well-known/jwks.json, BLIND",
        "GET, /jakarta.faces.resource/x.css, BLIND"
    })
    void ofWhenPathThenItsCredential(String method, String path, Door expected) {
        assertThat(Door.of(method, path)).isEqualTo(expected);
    }
}
