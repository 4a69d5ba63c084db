package io.mcphub.tools;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mcphub.platform.Json;
import io.mcphub.testing.ShippedClasses;
import io.mcphub.tools.catalogue.ToolPrice;
import io.mcphub.tools.catalogue.ToolScanner;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.List;

/** Every tool that the WAR ships, found without a container, as the catalogue will find it. */
public final class DeclaredTools {
    private static final List<RegisteredTool> ALL = found();

    private DeclaredTools() {}

    /** Whether the tool of this name changes something. */
    public static boolean writes(String name) {
        return all().stream().anyMatch(tool -> tool.name().equals(name) && tool.effect() != Effect.READ);
    }

    /** The hub's own first, then by name, as in {@code tools/list}. */
    public static List<RegisteredTool> all() {
        return ALL;
    }

    private static List<RegisteredTool> found() {
        List<Class<?>> classes = ShippedClasses.below("io.mcphub.integrations").stream().filter(type -> !Modifier.isAbstract(type.getModifiers())).toList();
        List<ToolScanner.ToolBean> beans = classes.stream()
                .filter(type -> type.isAnnotationPresent(ToolsOf.class))
                .map(type -> new ToolScanner.ToolBean(instance(type), type))
                .toList();
        List<RawTool> raws = classes.stream().filter(type -> RawTool.class.isAssignableFrom(type)).map(type -> (RawTool) instance(type)).toList();
        return ToolScanner.scan(beans, raws).stream()
                .map(RegisteredTool.class::cast)
                .sorted(Comparator.comparing((RegisteredTool tool) -> !tool.integration().equals("hub")).thenComparing(RegisteredTool::name))
                .toList();
    }

    /** What a tool costs a model's context: compact JSON of name, description and input schema, four characters to a token. */
    static int tokens(RegisteredTool tool) {
        return ToolPrice.tokens(tool);
    }

    private static Object instance(Class<?> type) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " has no constructor without arguments", e);
        }
    }
}
