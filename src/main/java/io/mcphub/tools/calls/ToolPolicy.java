package io.mcphub.tools.calls;

import io.mcphub.access.Caller;
import io.mcphub.access.ToolsMode;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.credentials.GrantedScopes;
import io.mcphub.settings.Settings;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.WireNames;
import io.mcphub.tools.catalogue.ToolCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Decides whether a caller may use a tool. Lists, search and calls all ask here. If it cannot decide, the tool is hidden. */
@ApplicationScoped
public class ToolPolicy {
    private static final System.Logger LOG = System.getLogger(ToolPolicy.class.getName());

    @Inject
    ToolCatalogue catalog;

    @Inject
    Connections connections;

    @Inject
    Settings settings;

    /** What token, role and policy allow. A tool is hidden unless its integration can be connected on this hub. */
    public Verdict verdict(Caller caller, RegisteredTool tool) {
        try {
            return reaches(caller, tool) && !switchedOff(caller, tool) && connections.available(tool.integration()) ? byEffect(caller, tool) : Verdict.HIDDEN;
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the policy could not decide, so the tool is hidden: " + tool.name(), e);
            return Verdict.HIDDEN;
        }
    }

    /** All tools that the caller may know, connected or not, in a stable order. */
    public List<RegisteredTool> visible(Caller caller) {
        return shown(caller).toList();
    }

    /** The tools of {@code tools/list}: visible, connected and of the caller's mode, in a stable order. */
    public List<RegisteredTool> listed(Caller caller) {
        Set<String> connected = connections.connected(caller.userId());
        return shown(caller)
                .filter(tool -> isOf(caller.shown().tools(), tool))
                .filter(tool -> connected.contains(tool.integration()) || connections.connector(tool.integration()).isEmpty())
                .toList();
    }

    private static boolean isOf(ToolsMode mode, RegisteredTool tool) {
        return mode == ToolsMode.ALL || tool.isOfHub() || mode == ToolsMode.CORE && tool.core();
    }

    /** Whether the caller has several accounts to choose from; only then the tool shows an argument for it. */
    public boolean choosesAccount(Caller caller, RegisteredTool tool) {
        return tool.takesCredential() && connections.accounts(caller.userId(), tool.integration()).size() > 1;
    }

    /**
     * The tools of an integration that an account lacks, and would have if it were connected again.
     *
     * @param granted what its provider granted it
     * @param asked what the hub asks for today
     */
    public List<RegisteredTool> gained(Caller caller, String integration, Collection<String> granted, Collection<String> asked) {
        Set<String> then = new HashSet<>(granted);
        then.addAll(asked);
        return allowed(caller)
                .filter(tool -> tool.integration().equals(integration))
                .filter(tool -> !GrantedScopes.cover(granted, tool.scopes()) && GrantedScopes.cover(then, tool.scopes()))
                .toList();
    }

    private Stream<RegisteredTool> shown(Caller caller) {
        return allowed(caller).filter(tool -> granted(caller, tool));
    }

    /** Whether one of the caller's accounts was granted what the tool needs. Without an account it is not known yet. */
    private boolean granted(Caller caller, RegisteredTool tool) {
        List<ConnectionSummary> accounts = tool.scopes().isEmpty() ? List.of() : connections.accounts(caller.userId(), tool.integration());
        return accounts.isEmpty() || accounts.stream().anyMatch(account -> GrantedScopes.cover(account.scopes(), tool.scopes()));
    }

    private Stream<RegisteredTool> allowed(Caller caller) {
        return catalog.all(caller).stream().map(RegisteredTool.class::cast).filter(tool -> verdict(caller, tool).shows());
    }

    /**
     * Whether the credential reaches the tool. Every credential reaches the hub's own tools, because they show nothing that the
     * credential may not see.
     */
    private static boolean reaches(Caller caller, RegisteredTool tool) {
        return tool.isOfHub() || caller.reaches(tool.integration());
    }

    /** Whether an admin took the tool from everybody, or from members. */
    private boolean switchedOff(Caller caller, RegisteredTool tool) {
        return settings.list("tools_off").stream().anyMatch(off -> means(off, tool)) || !caller.isAdmin() && settings.list("tools_off_members").stream().anyMatch(off -> means(off, tool));
    }

    /** An admin may also write the name that most clients show. */
    private static boolean means(String off, RegisteredTool tool) {
        return WireNames.of(tool.name()).contains(off) || off.endsWith(".*") && tool.name().startsWith(off.substring(0, off.length() - 1));
    }

    /** A tool that only needs a larger OAuth scope is not hidden, because the client can ask for the scope when it calls the tool. */
    private static Verdict byEffect(Caller caller, RegisteredTool tool) {
        if (tool.effect() == Effect.READ || tool.delegates() || caller.mayWrite()) {
            return Verdict.ALLOWED;
        }
        return caller.allowance().permitsWriting() ? Verdict.NEEDS_SCOPE : Verdict.HIDDEN;
    }
}
