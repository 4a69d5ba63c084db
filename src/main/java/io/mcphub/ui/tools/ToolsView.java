package io.mcphub.ui.tools;

import io.mcphub.access.CurrentCaller;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.platform.HubException;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.calls.ToolDirectory;
import io.mcphub.tools.calls.ToolListing;
import io.mcphub.ui.Browser;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of {@code /tools}. The filters stand in the address. */
@Named
@RequestScoped
public class ToolsView {
    @Inject
    ToolDirectory directory;

    @Inject
    Connections connections;

    @Inject
    CurrentCaller caller;

    @Inject
    Browser browser;

    private @Nullable List<Group> groups;

    /**
     * The tools of one integration.
     *
     * @param tokens what they cost together
     */
    public record Group(String id, String name, boolean connected, int tokens, List<ToolListing> tools) {}

    /** The tools that fit the filters, by integration; read once per request. */
    public List<Group> getGroups() {
        if (groups == null) {
            groups = group(find());
        }
        return groups;
    }

    /** How many tools fit. */
    public int getCount() {
        return getGroups().stream().mapToInt(group -> group.tools().size()).sum();
    }

    /** Whether a filter is set. */
    public boolean isFiltered() {
        return !getQ().isBlank() || !getIntegration().isBlank() || !getEffect().isBlank();
    }

    /** The ids of integrations to choose from, with their names. */
    public Map<String, String> getIntegrations() {
        Map<String, String> names = new LinkedHashMap<>();
        directory.find(caller.get(), null, null, null).forEach(tool -> names.computeIfAbsent(tool.integration(), this::name));
        return names;
    }

    public String getQ() {
        return text("q");
    }

    public String getIntegration() {
        return text("integration");
    }

    public String getEffect() {
        return text("effect");
    }

    private List<ToolListing> find() {
        try {
            return directory.find(caller.get(), getQ(), getIntegration(), getEffect());
        } catch (HubException refused) {
            browser.tell("filters", refused);
            return List.of();
        }
    }

    private List<Group> group(List<ToolListing> tools) {
        Map<String, List<ToolListing>> byIntegration = new LinkedHashMap<>();
        tools.forEach(tool -> byIntegration.computeIfAbsent(tool.integration(), id -> new ArrayList<>()).add(tool));
        return byIntegration.entrySet().stream()
                .map(e -> new Group(e.getKey(), name(e.getKey()), e.getValue().stream().anyMatch(ToolListing::connected), e.getValue().stream().mapToInt(ToolListing::tokens).sum(), e.getValue()))
                .toList();
    }

    private String name(String integration) {
        return integration.equals(RegisteredTool.HUB) ? "MCP Hub" : connections.connector(integration).map(Connector::displayName).orElse(integration);
    }

    private String text(String parameter) {
        String value = browser.parameter(parameter);
        return value == null ? "" : value;
    }
}
