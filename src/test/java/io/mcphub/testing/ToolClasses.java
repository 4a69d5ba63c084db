package io.mcphub.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.mcphub.tools.ToolsOf;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The classes with tools, so that a new one is tested without being named. */
public final class ToolClasses {
    /** Reading class files takes seconds, and they do not change while tests run. */
    private static final Map<String, List<Class<?>>> KNOWN = new ConcurrentHashMap<>();

    private ToolClasses() {}

    /** Every one in a package. */
    public static List<Class<?>> of(Package integration) {
        return KNOWN.computeIfAbsent(integration.getName(), ToolClasses::imported);
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
