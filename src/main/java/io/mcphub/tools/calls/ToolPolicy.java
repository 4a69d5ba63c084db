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
import java.util.stream.Stream;

/** May this caller use this tool? The one answer for lists, search and calls; fails closed. */
@ApplicationScoped
public class ToolPolicy {
    private static final System.Logger LOG = System.getLogger(ToolPolicy.class.getName());

    @Inject
    ToolCatalogue catalog;

    @Inject
    Connections connections;

    /** What token, role and policy say of a tool whose integration somebody can connect. Everything else is hidden. */
    public Verdict verdict(Caller caller, RegisteredTool tool) {
        try {
            return reaches(caller, tool) && connections.available(tool.integration()) ? byEffect(caller, tool) : Verdict.HIDDEN;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the policy could not decide, so the tool is hidden: " + tool.name(), e);
            return Verdict.HIDDEN;
        }
    }

    /** All tools that the caller may know of, connected or not, in a stable order. */
    public List<RegisteredTool> visible(Caller caller) {
        return shown(caller).toList();
    }

    /** What {@code tools/list} shows: what the caller may know of, and connected. In a stable order. */
    public List<RegisteredTool> listed(Caller caller) {
        Set<String> connected = connections.connected(caller.userId());
        return shown(caller)
                .filter(tool -> caller.tools() == ToolsMode.ALL || tool.isOfHub())
                .filter(tool -> connected.contains(tool.integration()) || connections.connector(tool.integration()).isEmpty())
                .toList();
    }

    /** Whether the caller has to choose between accounts: only then is there an argument for it. */
    public boolean choosesAccount(Caller caller, RegisteredTool tool) {
        return tool.takesCredential() && connections.accounts(caller.userId(), tool.integration()).size() > 1;
    }

    private Stream<RegisteredTool> shown(Caller caller) {
        return catalog.all(caller).stream().map(RegisteredTool.class::cast).filter(tool -> verdict(caller, tool).shows());
    }

    /** The hub's own tools are within reach of every credential, because they tell nothing that the credential may not see. */
    private static boolean reaches(Caller caller, RegisteredTool tool) {
        return tool.isOfHub() || caller.reaches(tool.integration());
    }

    /** What only the scope of an OAuth client forbids is not hidden, because the client can ask for more when the tool is called. */
    private static Verdict byEffect(Caller caller, RegisteredTool tool) {
        if (tool.effect() == Effect.READ || tool.delegates() || caller.mayWrite()) {
            return Verdict.ALLOWED;
        }
        return caller.allowance().permitsWriting() ? Verdict.NEEDS_SCOPE : Verdict.HIDDEN;
    }
}
