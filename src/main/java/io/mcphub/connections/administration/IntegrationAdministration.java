package io.mcphub.connections.administration;

import io.mcphub.access.Caller;
import io.mcphub.connections.connectors.ConnectProblem;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.connections.connectors.ConnectorRegistry;
import io.mcphub.connections.connectors.Way;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Problem;
import io.mcphub.settings.Setting;
import io.mcphub.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets up integrations. Every method throws {@code FORBIDDEN} unless the caller is an admin. */
@ApplicationScoped
public class IntegrationAdministration {
    @Inject
    ConnectorRegistry connectors;

    @Inject
    Settings settings;

    /** All integrations, by id. */
    public List<IntegrationSetup> all(Caller caller) {
        caller.requireAdmin();
        return connectors.all().stream().map(connector -> setup(caller, connector)).toList();
    }

    /**
     * Changes settings of an integration, given as texts; null removes one. Either all change or none. {@code NOT_FOUND} if there is no such
     * integration, {@code INVALID_INPUT} if it declares no such setting or a value is wrong.
     */
    public void change(Caller caller, String integration, Map<String, @Nullable String> texts) {
        caller.requireAdmin();
        List<Setting> declared = connectors.require(integration).declaration().settings();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        texts.forEach((name, text) -> values.put(name, declared(declared, name).typed(text)));
        settings.change(caller, values);
    }

    /** Looks for what keeps people from connecting, and if there is nothing, asks the provider whether it accepts the hub's app. */
    public IntegrationCheck check(Caller caller, String integration) {
        caller.requireAdmin();
        Connector connector = connectors.require(integration);
        List<ConnectProblem> problems = problems(connector);
        if (!problems.isEmpty() || !connector.connect().contains(Way.OAUTH)) {
            return new IntegrationCheck(false, problems);
        }
        try {
            return new IntegrationCheck(connector.checkApp(redirectUri(connector)), List.of());
        } catch (HubException refused) {
            String code = refused.problem() == Problem.UPSTREAM_UNAVAILABLE ? ConnectProblem.UNREACHABLE : ConnectProblem.REFUSED;
            return new IntegrationCheck(true, List.of(new ConnectProblem(code, refused.publicDetail())));
        }
    }

    private IntegrationSetup setup(Caller caller, Connector connector) {
        boolean signsIn = connector.connect().contains(Way.OAUTH);
        return new IntegrationSetup(
                connector.id(), connector.displayName(), connector.connect(), settings.states(caller, connector.declaration().settings()),
                signsIn ? redirectUri(connector) : null, connector.manifest(settings.baseUrl()).orElse(null), problems(connector));
    }

    private List<ConnectProblem> problems(Connector connector) {
        List<ConnectProblem> problems = new ArrayList<>();
        boolean signsIn = connector.connect().contains(Way.OAUTH);
        if (signsIn && !connector.oauthConfigured() || !connector.configured()) {
            problems.add(ConnectProblem.notConfigured(connector));
        }
        if (signsIn && connector.httpsOnly() && !settings.baseUrl().startsWith("https:")) {
            problems.add(ConnectProblem.httpsRequired(connector));
        }
        return List.copyOf(problems);
    }

    private String redirectUri(Connector connector) {
        return settings.baseUrl() + "/oauth/" + connector.id() + "/callback";
    }

    private static Setting declared(List<Setting> declared, String name) {
        return declared.stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> HubException.invalid(name, "This integration has no such setting. GET /api/admin/integrations lists its settings."));
    }
}
