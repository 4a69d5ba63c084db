package io.mcphub.tools.catalogue;

import io.mcphub.connections.credentials.Credential;
import io.mcphub.tools.CallContext;
import io.mcphub.tools.Description;
import io.mcphub.tools.Effect;
import io.mcphub.tools.RawTool;
import io.mcphub.tools.RegisteredTool;
import io.mcphub.tools.Tool;
import io.mcphub.tools.ToolsOf;
import io.mcphub.tools.WireNames;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with the declared tools, so that one start shows all of it. */
final class ToolDefects {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(\\.[a-z][a-z0-9_]*){2,3}");
    /** Raw tools have freer names, because fixtures of other test suites prescribe theirs. */
    private static final Pattern RAW_NAME = Pattern.compile("[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)*");
    private static final Pattern READING = Pattern.compile("(get|list|search|info|history)(_.*)?");
    /** Clients prefix names, as in {@code mcp__mcp-hub__}, and many take 64 characters at most. */
    private static final int MAX_NAME = 50;

    private final List<String> defects = new ArrayList<>();

    void add(String tool, String defect) {
        defects.add(tool + ": " + defect);
    }

    void throwIfAny() {
        if (!defects.isEmpty()) {
            throw new IllegalStateException("The declared tools have defects:\n- " + String.join("\n- ", defects));
        }
    }

    /** Checks a method; false if it cannot become a tool. */
    boolean check(Class<?> bean, Method method) {
        Tool tool = method.getAnnotation(Tool.class);
        int before = defects.size();
        ToolsOf owner = bean.getAnnotation(ToolsOf.class);
        checkFacts(NAME, tool.name(), tool.title(), tool.description(), tool.effect());
        if (owner == null || !CallableTool.integrationOf(tool.name()).equals(owner.value())) {
            add(tool.name(), "the name does not begin with the integration of @ToolsOf on " + bean.getName());
        }
        checkSignature(tool.name(), method);
        return before == defects.size();
    }

    /** Checks a raw tool; false if it cannot be offered. */
    boolean check(RawTool tool) {
        int before = defects.size();
        checkFacts(RAW_NAME, tool.name(), tool.title(), tool.description(), tool.effect());
        if (!"object".equals(tool.inputSchema().path("type").asText())) {
            add(tool.name(), "the root of the input schema is not an object");
        }
        return before == defects.size();
    }

    /** No two tools may share a name in any form. */
    void checkNames(List<? extends RegisteredTool> tools) {
        Map<String, String> owners = new HashMap<>();
        for (RegisteredTool tool : tools) {
            for (String form : WireNames.of(tool.name())) {
                String other = owners.putIfAbsent(form, tool.name());
                if (other != null) {
                    add(tool.name(), other.equals(tool.name()) ? "the name is declared twice" : "the form " + form + " is also that of " + other);
                    break;
                }
            }
        }
    }

    private void checkFacts(Pattern form, String name, String title, String description, @Nullable Effect effect) {
        if (!form.matcher(name).matches()) {
            add(name, "the name is not <integration>.<noun>.<verb> in lower case");
        }
        if (name.length() > MAX_NAME) {
            add(name, "the name is longer than " + MAX_NAME + " characters");
        }
        if (title.isBlank()) {
            add(name, "the title is missing");
        }
        if (description.isBlank()) {
            add(name, "the description is missing");
        }
        if (effect == Effect.DESTRUCTIVE && READING.matcher(name.substring(name.lastIndexOf('.') + 1)).matches()) {
            add(name, "it is named as if it only read, but its effect is DESTRUCTIVE");
        }
    }

    private void checkSignature(String name, Method method) {
        if (!Modifier.isPublic(method.getModifiers()) || Modifier.isStatic(method.getModifiers())) {
            add(name, "the method is not a public instance method");
        }
        if (!method.getReturnType().isRecord()) {
            add(name, "the result is not a record");
        }
        Class<?>[] parameters = method.getParameterTypes();
        if (parameters.length == 0 || !parameters[0].isRecord() || parameters[0] == Credential.class) {
            add(name, "the first parameter is not an input record");
            return;
        }
        List<Class<?>> others = Arrays.asList(parameters).subList(1, parameters.length);
        if (!Set.of(Credential.class, CallContext.class).containsAll(others) || new HashSet<>(others).size() < others.size()) {
            add(name, "besides the input record only one Credential and one CallContext are possible");
        }
        Arrays.stream(parameters[0].getRecordComponents())
                .map(RecordComponent::getName)
                .filter(Set.of(FrameworkArguments.FORMAT, FrameworkArguments.ACCOUNT, "idempotencyKey")::contains)
                .forEach(taken -> add(name, "the argument " + taken + " belongs to the framework"));
        checkDescriptions(name, parameters[0], new HashSet<>());
    }

    private void checkDescriptions(String name, Class<?> input, Set<Class<?>> seen) {
        if (!seen.add(input)) {
            return;
        }
        for (RecordComponent component : input.getRecordComponents()) {
            Description description = Annotations.find(component, Description.class);
            if (description == null || description.value().isBlank()) {
                add(name, "the argument " + component.getName() + " of " + input.getSimpleName() + " has no @Description");
            }
            records(component.getGenericType()).forEach(nested -> checkDescriptions(name, nested, seen));
        }
    }

    private static List<Class<?>> records(Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).flatMap(t -> records(t).stream()).toList();
        }
        if (type instanceof Class<?> plain && plain.isArray()) {
            return records(plain.getComponentType());
        }
        return type instanceof Class<?> plain && plain.isRecord() ? List.of(plain) : List.of();
    }
}
