package io.mcphub.tools.catalogue;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.AccountTimes;
import io.mcphub.tools.RawTool;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.Method;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Finds and checks all tools. With one defect the hub does not start. */
@ApplicationScoped
public class ToolScanner {
    /** The value of {@link ToolsOf} is not part of the qualifier, so this selects the tools of every integration. */
    @Inject
    @ToolsOf("")
    Instance<Object> beans;

    @Inject
    @Any
    Instance<RawTool> raws;

    @Inject
    AccountTimes times;

    /** All tools. Throws {@link IllegalStateException} that lists every defect. */
    public List<CallableTool> scan() {
        List<ToolBean> found = new ArrayList<>();
        for (Instance.Handle<Object> handle : beans.handles()) {
            found.add(new ToolBean(handle.get(), handle.getBean().getBeanClass()));
        }
        return scan(found, raws.stream().toList(), new ToolSchemas(), times::known);
    }

    /** As {@link #scan()}, without CDI. */
    public static List<CallableTool> scan(List<ToolBean> beans, List<RawTool> raws) {
        return scan(beans, raws, new ToolSchemas(), Credential::zone);
    }

    /**
     * As above.
     *
     * @param schemas those generated earlier: generating them takes most of the time
     * @param zones the time zone in which answers for an account are written
     */
    public static List<CallableTool> scan(List<ToolBean> beans, List<RawTool> raws, ToolSchemas schemas, Function<Credential, ZoneId> zones) {
        ToolDefects defects = new ToolDefects();
        List<CallableTool> tools = new ArrayList<>();
        for (ToolBean bean : beans) {
            methods(bean.type())
                    .filter(method -> defects.check(bean.type(), method))
                    .forEach(method -> add(tools, defects, method, () -> new MethodTool(bean.instance(), method, schemas, zones)));
        }
        for (RawTool raw : raws) {
            if (defects.check(raw)) {
                tools.add(CallableTool.raw(raw));
            }
        }
        defects.checkNames(tools);
        defects.throwIfAny();
        return List.copyOf(tools);
    }

    /** Adds a tool. Generating its schema can fail too, for example for a record that contains itself. */
    private static void add(List<CallableTool> tools, ToolDefects defects, Method method, Supplier<CallableTool> tool) {
        try {
            tools.add(tool.get());
        } catch (RuntimeException | StackOverflowError e) {
            defects.add(method.getAnnotation(Tool.class).name(), "no schema can be generated from its records (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static Stream<Method> methods(Class<?> type) {
        return Stream.<Class<?>>iterate(type, c -> c != null && c != Object.class, Class::getSuperclass)
                .flatMap(c -> Arrays.stream(c.getDeclaredMethods()))
                .filter(m -> m.isAnnotationPresent(Tool.class) && !m.isBridge())
                .sorted(Comparator.comparing(m -> m.getAnnotation(Tool.class).name()));
    }

    /** A bean with tools: the object to call (a client proxy) and the class to read annotations from. */
    public record ToolBean(Object instance, Class<?> type) {}
}
