package io.mcphub.connections.conversations;

import io.mcphub.platform.HubException;
import io.mcphub.platform.Secret;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer to a step: values or an action.
 *
 * @param values by field name
 * @param action the name of an action, or null
 */
public record StepAnswer(Map<String, Secret> values, @Nullable String action) {
    private static final int LONGEST = 4096;

    public StepAnswer {
        values = Map.copyOf(values);
    }

    /**
     * Throws {@code INVALID_INPUT} if the step has no such action or field, {@code CONFLICT} if it asks for nothing,
     * {@code RATE_LIMITED} before an action's time.
     */
    void fits(Step step, Instant now) {
        if (action != null) {
            available(step, action, now);
            return;
        }
        if (step.kind() != Step.Kind.FIELDS) {
            throw HubException.conflict("This step asks for no values. GET the conversation to see its present step.");
        }
        for (String name : values.keySet()) {
            if (step.asked().stream().noneMatch(field -> field.name().equals(name))) {
                throw HubException.invalid("values", "This step asks for " + String.join(", ", step.asked().stream().map(Field::name).toList()) + " and nothing else.");
            }
        }
    }

    /** The fields that are missing or wrong. A value is one line of at most 4096 characters. */
    List<FieldProblem> problems(Step step) {
        List<FieldProblem> problems = new ArrayList<>();
        for (Field field : action == null ? step.asked() : List.<Field>of()) {
            String value = values.containsKey(field.name()) ? values.get(field.name()).reveal() : "";
            if (value.isBlank() && field.required()) {
                problems.add(new FieldProblem(field.name(), ("This is missing. " + field.help()).strip()));
            } else if (value.length() > LONGEST || value.chars().anyMatch(Character::isISOControl)) {
                problems.add(new FieldProblem(field.name(), ("This is one line of " + LONGEST + " characters at most. " + field.help()).strip()));
            }
        }
        return problems;
    }

    /** The values of all fields that the step asks for: one that was left out is empty, so that it differs from nobody saying anything. */
    Map<String, Secret> complete(Step step) {
        Map<String, Secret> all = new HashMap<>(values);
        if (action == null) {
            step.asked().forEach(field -> all.putIfAbsent(field.name(), Secret.of("")));
        }
        return all;
    }

    private static void available(Step step, String name, Instant now) {
        Action known = step.actions().stream().filter(a -> a.name().equals(name)).findFirst()
                .orElseThrow(() -> HubException.invalid("action", "This step has no such action. Its actions are in \"actions\"."));
        if (known.after() != null && known.after().isAfter(now)) {
            throw HubException.rateLimited("It is too early for this action. Wait until the time in \"after\".", java.time.Duration.between(now, known.after()));
        }
    }
}
