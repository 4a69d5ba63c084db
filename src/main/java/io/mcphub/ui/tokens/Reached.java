package io.mcphub.ui.tokens;

import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.Connections;
import io.mcphub.connections.IntegrationSummary;
import io.mcphub.connections.connectors.Way;
import io.mcphub.ui.Browser;
import io.mcphub.ui.Texts;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The integrations that a token or client may reach, to choose and to show. */
@Named
@RequestScoped
public class Reached {
    @Inject
    CurrentCaller caller;

    @Inject
    Connections connections;

    @Inject
    Browser browser;

    @Inject
    Texts texts;

    private @Nullable List<IntegrationSummary> all;

    /** The integrations to choose from; the hub's own tools are always reached. */
    public List<IntegrationSummary> getAll() {
        if (all == null) {
            all = connections.integrations(caller.get()).stream().filter(integration -> !integration.connect().contains(Way.NONE)).toList();
        }
        return all;
    }

    /** Whether the box of an integration is ticked: all are until the form is sent. */
    public boolean ticked(String form, String id) {
        return browser.parameter(form) == null || browser.values("integration").contains(id);
    }

    /** The names of these integrations; null means all. */
    public String names(@Nullable Set<String> ids) {
        if (ids == null) {
            return texts.of("tokens", "reach-all");
        }
        return ids.isEmpty() ? texts.of("tokens", "reach-none") : ids.stream().map(this::name).collect(Collectors.joining(", "));
    }

    private String name(String id) {
        return getAll().stream().filter(integration -> integration.id().equals(id)).findFirst().map(IntegrationSummary::displayName).orElse(id);
    }
}
