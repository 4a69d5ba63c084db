package io.mcphub.integrations.slack.client;

import io.mcphub.connections.credentials.Credential;
import java.util.List;

/** The other names of a channel or person, because the owner of a connection may have allowed writing to one of them. */
public interface TargetNames {
    /** The names; empty if Slack knows no such channel or person. */
    List<String> of(Credential slack, String id);
}
