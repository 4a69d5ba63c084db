package io.mcphub.integrations.slack.client;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.connections.credentials.Reach;
import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks whether the owner of a connection allows tools to write to a channel or person. A change without such a target, such as an
 * upload that nobody sees, is refused if only some targets are allowed.
 */
@ApplicationScoped
class SlackWrites {
    @Inject
    TargetNames names;

    /** Throws {@code FORBIDDEN} unless every target of the call is allowed. */
    public void check(Credential slack, SlackRequest request) {
        slack.requireWrites();
        if (slack.writes().mode() != Reach.Mode.ONLY) {
            return;
        }
        List<String> targets = new ArrayList<>(request.places());
        if (request.method().equals("conversations.open")) {
            targets.addAll(Arrays.asList(request.form().getOrDefault("users", "").split(",")));
        }
        if (targets.isEmpty()) {
            slack.requireWrite(request.method(), null);
        }
        targets.forEach(target -> check(slack, target));
    }

    /** Compares the id first, because finding a name costs a call. */
    private void check(Credential slack, String id) {
        HubException refused = refusal(slack, id, null);
        if (refused == null) {
            return;
        }
        if (names.of(slack, id).stream().noneMatch(name -> refusal(slack, id, name) == null)) {
            throw refused;
        }
    }

    private static @Nullable HubException refusal(Credential slack, String id, @Nullable String name) {
        try {
            slack.requireWrite(id, name);
            return null;
        } catch (HubException e) {
            return e;
        }
    }
}
