package io.mcphub.tools.catalogue;

import io.mcphub.access.Caller;
import io.mcphub.tools.WireNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tools that this build declares, found and checked at the start. They are the same for everybody. */
@ApplicationScoped
public class AnnotatedTools implements ToolSource {
    @Inject
    ToolScanner scanner;

    private volatile List<CallableTool> tools = List.of();
    private volatile Map<String, CallableTool> byWireName = Map.of();

    /** An exception here fails the deployment, and the launcher ends the process. */
    void start(@Observes Startup start) {
        load(scanner.scan());
    }

    void load(List<CallableTool> found) {
        Map<String, CallableTool> names = new HashMap<>();
        found.forEach(tool -> tool.formerNames().stream().flatMap(name -> WireNames.of(name).stream()).forEach(form -> names.put(form, tool)));
        // Present names win.
        found.forEach(tool -> WireNames.of(tool.name()).forEach(form -> names.put(form, tool)));
        byWireName = Map.copyOf(names);
        tools = found.stream().sorted(ToolCatalogue.ORDER).toList();
    }

    @Override
    public List<CallableTool> tools(Caller caller) {
        return tools;
    }

    @Override
    public Optional<CallableTool> find(Caller caller, String wireName) {
        return Optional.ofNullable(byWireName.get(wireName));
    }
}
