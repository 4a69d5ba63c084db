package io.mcphub.tools.calls;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.access.Caller;
import io.mcphub.audit.CalledTool;
import io.mcphub.tools.DelegatingTool;
import io.mcphub.tools.DelegatingTool.Inner;
import io.mcphub.tools.catalogue.CallableTool;
import io.mcphub.tools.catalogue.CallableTool.RawCallable;
import io.mcphub.tools.catalogue.ToolCatalogue;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tool a call means. For a delegating tool it is the one that the arguments describe.
 *
 * @param name the name as the client wrote it
 * @param via the canonical name of the delegating tool, or null
 * @param tool the tool of that name, whether or not the caller may use it; null if there is none
 * @param arguments its arguments
 * @param readable whether the arguments were an object
 */
record Invocation(String name, @Nullable String via, @Nullable CallableTool tool, ObjectNode arguments, boolean readable) {
    private static final int MAX_NAME = 128;

    static Invocation of(ToolCatalogue catalog, Caller caller, String wireName, @Nullable ObjectNode raw) {
        CallableTool named = catalog.find(caller, wireName).orElse(null);
        Optional<Inner> inner = raw != null && named instanceof RawCallable wrapped && wrapped.tool() instanceof DelegatingTool outer
                ? outer.inner(caller, LenientArguments.read(Arguments.whole(named), raw))
                : Optional.empty();
        return inner
                .map(call -> new Invocation(call.name(), named.name(), target(catalog, caller, call.name()), call.arguments(), true))
                .orElseGet(() -> new Invocation(wireName, null, named, raw == null ? JsonNodeFactory.instance.objectNode() : raw, raw != null));
    }

    /** The tool, unless it delegates too: only one step is allowed, or the audit log would name the wrong tool. */
    private static @Nullable CallableTool target(ToolCatalogue catalog, Caller caller, String name) {
        return catalog.find(caller, name).filter(tool -> !tool.delegates()).orElse(null);
    }

    /** What the audit log says of it from the beginning. Of a hidden tool it says as little as of an unknown one. */
    CalledTool audited(Verdict verdict) {
        String known = tool == null ? name : tool.name();
        String cut = known.length() <= MAX_NAME ? known : known.substring(0, MAX_NAME);
        return tool == null || verdict == Verdict.HIDDEN
                ? CalledTool.unknown(cut, via)
                : new CalledTool(cut, via, tool.integration(), tool.effect().name());
    }
}
