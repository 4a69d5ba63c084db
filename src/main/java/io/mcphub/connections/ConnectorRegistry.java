package io.mcphub.connections;

import io.mcphub.platform.HubException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The connectors that this build contains. */
@ApplicationScoped
class ConnectorRegistry {
    @Inject
    @Any
    Instance<Connector> connectors;

    /** In the order of their ids. */
    public List<Connector> all() {
        return connectors.stream().sorted(Comparator.comparing(Connector::id)).toList();
    }

    public Optional<Connector> find(String integration) {
        return all().stream().filter(c -> c.id().equals(integration)).findFirst();
    }

    /** The connector, or {@code NOT_FOUND}. */
    public Connector require(String integration) {
        return find(integration).orElseThrow(() -> HubException.notFound("There is no such integration. GET /integrations lists them."));
    }
}
