package io.mcphub.tools.calls;

import io.mcphub.access.Caller;
import io.mcphub.access.ToolsMode;
import io.mcphub.connections.Connections;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Set;

/** May this caller use this tool? The one answer for {@code tools/list} and {@code tools/call}; fails closed. */
@ApplicationScoped
public class ToolPolicy {
    private static final System.Logger LOG = System.getLogger(ToolPolicy.class.getName());

    /** The hub's own tools: within reach of every credential, because they tell nothing that the credential may not see. */
    private static final String HUB = "hub";

    @Inject
    ToolCatalogue catalog;

    @Inject
    Connections connections;

    /** Allowed by token, role and policy, at an integration that somebody can connect. Everything else is hidden. */
    public boolean allows(Caller caller, RegisteredTool tool) {
        try {
            return reaches(caller, tool) && mayHaveEffect(caller, tool) && connections.available(tool.integration());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the policy could not decide, so the tool is hidden: " + tool.name(), e);
            return false;
        }
    }

    /**
     * Whether the caller may know of this tool. What only the scope of an OAuth client forbids is shown, because the client can
     * ask for more when it is called.
     */
    public boolean shows(Caller caller, RegisteredTool tool) {
        return allows(caller.withScopes(Set.of()), tool);
    }

    /** What {@code tools/list} shows: what the caller may know of, and connected. In a stable order. */
    public List<RegisteredTool> listed(Caller caller) {
        Set<String> connected = connections.connected(caller.userId());
        return catalog.all().stream()
                .filter(tool -> caller.tools() == ToolsMode.ALL || HUB.equals(tool.integration()))
                .filter(tool -> shows(caller, tool))
                .filter(tool -> connected.contains(tool.integration()) || connections.connector(tool.integration()).isEmpty())
                .toList();
    }

    /** Whether the caller has to choose between accounts: only then is there an argument for it. */
    public boolean choosesAccount(Caller caller, RegisteredTool tool) {
        return connections.accounts(caller.userId(), tool.integration()).size() > 1;
    }

    private static boolean reaches(Caller caller, RegisteredTool tool) {
        return HUB.equals(tool.integration()) || caller.reaches(tool.integration());
    }

    private static boolean mayHaveEffect(Caller caller, RegisteredTool tool) {
        return tool.effect() == Effect.READ || tool.delegates() || caller.mayWrite();
    }
}
