package io.mcphub.launcher.configuration;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a variable's value must look like. A wrong value stops the start, instead of failing a request much later.
 *
 * @param accepts whether a value is right
 * @param wording what the operator reads after "Set it to"
 */
public record Rule(Predicate<String> accepts, String wording) {
    /** Accepts any text; another class checks the value. */
    static Rule any() {
        return new Rule(text -> true, "any text");
    }

    static Rule number(int least, int most) {
        return new Rule(text -> text.matches("[0-9]{1,10}") && Long.parseLong(text) >= least && Long.parseLong(text) <= most, "a whole number from " + least + " to " + most);
    }

    static Rule oneOf(String... values) {
        return new Rule(Set.of(values)::contains, String.join(" or ", values));
    }

    /** A comma-separated list; the predicate checks each item. */
    static Rule listOf(Predicate<String> item, String wording) {
        return new Rule(text -> Arrays.stream(text.split(",")).map(String::strip).filter(i -> !i.isEmpty()).allMatch(item), wording);
    }
}
