package io.mcphub.oauth;

import io.mcphub.platform.http.BodyDoor;
import io.mcphub.platform.http.BodyRule;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Lets {@link RefusedBodyServlet} answer refused bodies of OAuth endpoints in the form of OAuth. */
@ApplicationScoped
public class OAuthBodies implements BodyDoor {
    @Override
    public BodyRule bodyRule() {
        return new BodyRule(Set.of("/oauth/token", "/oauth/register", "/oauth/revoke", "/token", "/register"), BodyRule.USUAL_MOST, RefusedBodyServlet.PATH);
    }
}
