package io.mcphub.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Steps in their order, until one fails for good. */
final class Examination {
    private Examination() {}

    /** Does the steps of the maps, one map after the other. */
    static List<Check> of(Map<String, Supplier<Check>> first, Map<String, Supplier<Check>> then) {
        Map<String, Supplier<Check>> steps = new LinkedHashMap<>(first);
        steps.putAll(then);
        List<Check> checks = new ArrayList<>();
        boolean goesOn = true;
        for (Map.Entry<String, Supplier<Check>> step : steps.entrySet()) {
            Check check = goesOn ? step.getValue().get() : Check.skipped(step.getKey());
            goesOn &= check.goesOn();
            checks.add(check);
        }
        return checks;
    }
}
