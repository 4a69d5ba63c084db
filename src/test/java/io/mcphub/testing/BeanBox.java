package io.mcphub.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mcphub.tools.ToolsOf;
import jakarta.inject.Inject;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A container for tests without one: a single bean of each class, its {@code @Inject} fields filled, and stand-ins where given. */
public final class BeanBox {
    /** Reading class files takes seconds, and they do not change while tests run. */
    private static final Map<String, List<Class<?>>> TOOL_CLASSES = new ConcurrentHashMap<>();

    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();

    /** Whoever injects {@code type} gets this one. */
    public <T> BeanBox with(Class<T> type, T bean) {
        beans.put(type, bean);
        return this;
    }

    /** The bean of a class, made when it is first asked for. */
    public <T> T get(Class<T> type) {
        Object known = beans.get(type);
        return known == null ? made(type) : type.cast(known);
    }

    private <T> T made(Class<T> type) {
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            T bean = constructor.newInstance();
            beans.put(type, bean);
            for (Field field : type.getDeclaredFields()) {
                if (field.isAnnotationPresent(Inject.class)) {
                    field.setAccessible(true);
                    field.set(bean, get(field.getType()));
                }
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The beans with tools of a package: a new one is tested without being named. */
    public List<Object> withTools(Package integration) {
        return toolClasses(integration).stream().<Object>map(this::get).toList();
    }

    /** Every class with tools in a package. */
    public static List<Class<?>> toolClasses(Package integration) {
        return TOOL_CLASSES.computeIfAbsent(integration.getName(), BeanBox::imported);
    }

    private static List<Class<?>> imported(String integration) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(integration)
                .stream()
                .filter(type -> type.isAnnotatedWith(ToolsOf.class))
                .<Class<?>>map(JavaClass::reflect)
                .toList();
    }
}
