package io.mcphub.connections.connectors;

import io.mcphub.platform.HubException;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The connectors of this build, looked up once because every call needs one. */
@ApplicationScoped
public class ConnectorRegistry {
    @Inject
    @Any
    Instance<Connector> found;

    private List<Connector> connectors = List.of();
    private Map<String, Connector> byId = Map.of();

    @PostConstruct
    void load() {
        load(found.stream().toList());
    }

    /** Keeps the connectors. Throws if two have the same id. */
    void load(Collection<? extends Connector> all) {
        connectors = all.stream().map(Connector.class::cast).sorted(Comparator.comparing(Connector::id)).toList();
        byId = connectors.stream().collect(Collectors.toUnmodifiableMap(Connector::id, Function.identity()));
    }

    void start(@Observes Startup event) {
        // Observing the start creates the bean, so that an error shows at the start.
    }

    /** All connectors, ordered by id. */
    public List<Connector> all() {
        return connectors;
    }

    public Optional<Connector> find(String integration) {
        return Optional.ofNullable(byId.get(integration));
    }

    /** The connector. Throws {@code NOT_FOUND} if there is none. */
    public Connector require(String integration) {
        return find(integration).orElseThrow(() -> HubException.notFound("There is no such integration. GET /integrations lists them."));
    }
}
