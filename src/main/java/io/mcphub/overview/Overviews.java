package io.mcphub.overview;

import io.mcphub.access.Caller;
import io.mcphub.audit.statistics.Busy;
import io.mcphub.audit.statistics.CallReport;
import io.mcphub.audit.statistics.CallStatistics;
import io.mcphub.audit.statistics.Span;
import io.mcphub.connections.AccountCount;
import io.mcphub.connections.AllConnections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.ConnectorRegistry;
import io.mcphub.platform.HubClock;
import io.mcphub.platform.HubVersion;
import io.mcphub.platform.nodes.NodeId;
import io.mcphub.platform.nodes.Nodes;
import io.mcphub.platform.persistence.DatabaseWrites;
import io.mcphub.platform.persistence.Storage;
import io.mcphub.upstream.Upstream;
import io.mcphub.users.Users;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts together what admins see first. It asks no provider: what their health is, calls have shown. */
@ApplicationScoped
public class Overviews {
    private static final Duration LATELY = Duration.ofHours(1);

    @Inject
    Users users;

    @Inject
    CallStatistics statistics;

    @Inject
    AllConnections connections;

    @Inject
    ConnectorRegistry connectors;

    @Inject
    Upstream upstream;

    @Inject
    DatabaseWrites writes;

    @Inject
    Storage storage;

    @Inject
    NodeId node;

    @Inject
    Nodes nodes;

    @Inject
    HubClock clock;

    /** The state of the hub, with the calls of a time. {@code FORBIDDEN} unless the caller is an admin. */
    public Overview of(Caller caller, Span span) {
        CallReport calls = statistics.of(caller, span);
        return new Overview(users.waiting(caller), span.id(), calls.total(), calls.steps(), calls.tools(), named(calls.people()), providers(caller), system());
    }

    private List<Busy> named(List<Busy> people) {
        Map<String, String> addresses = users.addresses(people.stream().map(Busy::name).collect(Collectors.toSet()));
        return people.stream().map(person -> new Busy(addresses.getOrDefault(person.name(), person.name()), person.calls(), person.failed())).toList();
    }

    private List<ProviderState> providers(Caller caller) {
        Map<String, AccountCount> accounts = connections.counts(caller);
        Map<String, Busy> calls = statistics.byIntegration(caller, LATELY);
        return connectors.all().stream().map(connector -> provider(connector, accounts, calls)).toList();
    }

    private ProviderState provider(Connector connector, Map<String, AccountCount> accounts, Map<String, Busy> calls) {
        String id = connector.id();
        return ProviderState.of(id, connector.displayName(), connector.configured(), accounts.getOrDefault(id, AccountCount.NONE),
                calls.getOrDefault(id, new Busy(id, 0, 0)), upstream.unreachable(connector.displayName()));
    }

    private List<NodeState> alive() {
        Instant now = clock.now();
        return nodes.list().stream().map(each -> new NodeState(each.name(), each.version(), Math.max(0, Duration.between(each.seenAt(), now).toSeconds()))).toList();
    }

    private SystemState system() {
        Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        return new SystemState(HubVersion.value(), node.value(), nodes.alive().size(), alive(), started, writes.work(), storage.databaseBytes(), storage.freeBytes());
    }
}
