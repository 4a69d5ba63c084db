package io.mcphub.integrations.slack.directory;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.integrations.slack.client.TargetNames;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names as the directory knows them. */
@ApplicationScoped
class SlackTargetNames implements TargetNames {
    @Inject
    SlackDirectory directory;

    @Inject
    SlackGroups groups;

    /** The names of a conversation, for a direct one also the person's id and names; the handle of a user group. */
    @Override
    public List<String> of(Credential slack, String id) {
        List<String> names = new ArrayList<>();
        try {
            String person = id;
            if (id.matches("[CGD].*")) {
                SlackDirectory.Place place = directory.place(slack, id);
                add(names, place.channel().name());
                add(names, place.userId());
                person = place.userId();
            }
            if (id.matches("S[A-Z0-9]+")) {
                add(names, groups.handle(slack, id));
            }
            if (person != null && person.matches("[UW].*")) {
                SlackUser user = directory.user(slack, person);
                add(names, user.handle());
                add(names, user.displayName());
            }
        } catch (HubException e) {
            if (e.problem() != Problem.NOT_FOUND) {
                throw e;
            }
        }
        return names;
    }

    private static void add(List<String> names, @Nullable String name) {
        if (name != null) {
            names.add(name);
        }
    }
}
