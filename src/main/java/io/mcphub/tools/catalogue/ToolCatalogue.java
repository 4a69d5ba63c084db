package io.mcphub.tools.catalogue;

import io.mcphub.access.Caller;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.WireNames;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The tools of all {@link ToolSource}s for one caller. If two sources have a tool of the same name, the one from this build wins,
 * so that nothing from outside can replace it.
 */
@ApplicationScoped
public class ToolCatalogue {
    private static final System.Logger LOG = System.getLogger(ToolCatalogue.class.getName());

    /** The hub's own tools first, then by integration and name. */
    static final Comparator<RegisteredTool> ORDER = Comparator.comparing((RegisteredTool tool) -> !tool.isOfHub())
            .thenComparing(RegisteredTool::integration)
            .thenComparing(RegisteredTool::name);

    @Inject
    @Any
    Instance<ToolSource> found;

    private List<ToolSource> sources = List.of();

    @PostConstruct
    void load() {
        Comparator<ToolSource> declaredFirst = Comparator.comparing(source -> !(source instanceof AnnotatedTools));
        sources = found.stream().sorted(declaredFirst.thenComparing(source -> source.getClass().getName())).toList();
    }

    /** All tools, ordered: the hub's own first, then by integration and name. */
    public List<? extends RegisteredTool> all(Caller caller) {
        List<List<CallableTool>> offered = sources.stream().map(source -> ask(source, s -> s.tools(caller), List.<CallableTool>of())).filter(tools -> !tools.isEmpty()).toList();
        if (offered.size() <= 1) {
            return offered.isEmpty() ? List.of() : offered.get(0).stream().sorted(ORDER).toList();
        }
        Set<String> taken = new HashSet<>();
        return offered.stream().flatMap(List::stream).filter(tool -> taken.addAll(WireNames.of(tool.name()))).sorted(ORDER).toList();
    }

    /** The tool with this canonical, flat ({@code hub_tools_search}) or double-underscore ({@code hub__tools__search}) name. */
    public Optional<CallableTool> find(Caller caller, String wireName) {
        return sources.stream().flatMap(source -> ask(source, s -> s.find(caller, wireName), Optional.<CallableTool>empty()).stream()).findFirst();
    }

    /** The canonical name of a tool that somebody wrote in any form; what names no tool stays as it is. */
    public @Nullable String canonical(Caller caller, @Nullable String written) {
        return written == null ? null : find(caller, written).map(RegisteredTool::name).orElse(written);
    }

    /** Asks a source. If it fails, it counts as having no tools. */
    private static <T> T ask(ToolSource source, Function<ToolSource, T> question, T otherwise) {
        try {
            return question.apply(source);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a source of tools failed: " + source.getClass().getName(), e);
            return otherwise;
        }
    }
}
