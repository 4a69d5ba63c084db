package io.mcphub.tools.calls;

import io.mcphub.access.Caller;
import io.mcphub.connections.ConnectionSummary;
import io.mcphub.connections.Connections;
import io.mcphub.connections.connectors.Connector;
import io.mcphub.platform.HubException;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.WireNames;
import io.mcphub.tools.catalogue.ToolRanking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tools that a person may use, for people to read. */
@ApplicationScoped
public class ToolDirectory {
    @Inject
    ToolPolicy policy;

    @Inject
    Connections connections;

    /**
     * The tools that fit, connected or not: with words the best match first, otherwise in a stable order. Null and blank leave a
     * filter out.
     *
     * @param words words of name, title or description
     * @param integration the integration's id
     * @param effect {@code read}, {@code write} or {@code destructive}; another value is {@code INVALID_INPUT}
     */
    public List<ToolListing> find(Caller caller, @Nullable String words, @Nullable String integration, @Nullable String effect) {
        Optional<Effect> wanted = given(effect).map(ToolDirectory::effect);
        List<RegisteredTool> tools = policy.visible(caller).stream()
                .filter(tool -> given(integration).map(tool.integration()::equals).orElse(true))
                .filter(tool -> wanted.map(tool.effect()::equals).orElse(true))
                .toList();
        Set<String> connected = connections.connected(caller.userId());
        return given(words).map(w -> ToolRanking.best(tools, w, tools.size())).orElse(tools).stream().map(tool -> listing(caller, tool, connected)).toList();
    }

    /** The tool of that name in any of its forms; empty if there is none that the person may use. */
    public Optional<ToolListing> get(Caller caller, String name) {
        return policy.visible(caller).stream()
                .filter(tool -> WireNames.of(tool.name()).contains(name))
                .findFirst()
                .map(tool -> listing(caller, tool, connections.connected(caller.userId())));
    }

    /** The tools that an account would have besides its own if it were connected again, because the hub asks its provider for more today. */
    public List<ToolListing> gained(Caller caller, String integration, ConnectionSummary account) {
        List<String> asked = connections.connector(integration).map(Connector::scopes).orElse(List.of());
        Set<String> connected = connections.connected(caller.userId());
        return policy.gained(caller, integration, account.scopes(), asked).stream().map(tool -> listing(caller, tool, connected)).toList();
    }

    private ToolListing listing(Caller caller, RegisteredTool tool, Set<String> connected) {
        return ToolListing.of(tool, !tool.takesCredential() || connected.contains(tool.integration()), policy.choosesAccount(caller, tool));
    }

    private static Optional<String> given(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(t -> !t.isEmpty());
    }

    private static Effect effect(String text) {
        return Arrays.stream(Effect.values())
                .filter(effect -> effect.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> HubException.invalid("effect", "effect is one of " + String.join(", ", Stream.of(Effect.values()).map(e -> e.name().toLowerCase(Locale.ROOT)).toList()) + "."));
    }
}
