package io.mcphub.tools.catalogue;

import io.mcphub.tools.RegisteredTool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All tools, found and checked at start-up. */
@ApplicationScoped
public class ToolCatalogue {
    @Inject
    ToolScanner scanner;

    private volatile List<CallableTool> tools = List.of();
    private volatile Map<String, CallableTool> byWireName = Map.of();

    /** Throwing here fails the deployment, and the launcher ends the process. */
    void start(@Observes Startup start) {
        load(scanner.scan());
    }

    /** In a stable order: the hub's own first, then by integration and name. */
    public List<RegisteredTool> all() {
        return List.copyOf(tools);
    }

    /** By canonical, flat ({@code slack_messages_post}) or double-underscore ({@code slack__messages__post}) name. */
    public Optional<RegisteredTool> find(String wireName) {
        return Optional.ofNullable(byWireName.get(wireName));
    }

    public void load(List<? extends CallableTool> found) {
        Map<String, CallableTool> names = new HashMap<>();
        found.forEach(tool -> WireNames.of(tool.name()).forEach(form -> names.put(form, tool)));
        byWireName = Map.copyOf(names);
        tools = found.stream()
                .map(CallableTool.class::cast)
                .sorted(Comparator.comparing((CallableTool t) -> !"hub".equals(t.integration()))
                        .thenComparing(CallableTool::integration)
                        .thenComparing(CallableTool::name))
                .toList();
    }
}
