package io.mcphub.platform.rest;

import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.mcphub.platform.HubException;
import io.mcphub.platform.Json;
import io.mcphub.platform.Nul;
import io.mcphub.platform.VisibleText;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says which member of a body does not fit its record, and what would fit. Never shows a message of Jackson. */
final class UnfitMember {
    private static final int LONGEST_NAME = 64;

    private UnfitMember() {}

    static HubException refusal(JsonMappingException unfit) {
        List<JsonMappingException.Reference> path = unfit.getPath();
        String name = path.stream().map(JsonMappingException.Reference::getFieldName).filter(Objects::nonNull).reduce((outer, inner) -> inner).orElse(null);
        if (unfit.getCause() instanceof HubException rule) {
            return rule.field().isPresent() || name == null ? rule : HubException.invalid(name, rule.publicDetail());
        }
        if (name == null) {
            return RecordReader.unreadable();
        }
        if (unfit instanceof UnrecognizedPropertyException unknown) {
            return unknown(unknown);
        }
        boolean inList = path.get(path.size() - 1).getFieldName() == null;
        return HubException.invalid(shown(name), shown(name) + " must " + (inList ? "be a list of texts" : expectation(unfit)) + ".");
    }

    /** Refuses a member that is called like the component that collects the others. */
    static void refuseCollector(String name) {
        throw HubException.invalid(name, "There is no such member here. Leave it out.");
    }

    /** Refuses a member with U+0000 in its name or its value. */
    static void refuseNul(String name) {
        throw HubException.invalid(shown(name), Nul.REFUSAL);
    }

    private static HubException unknown(UnrecognizedPropertyException unknown) {
        return HubException.invalid(shown(unknown.getPropertyName()), "There is no such member here. The members are " + MemberNames.of(unknown.getReferringClass()) + ".");
    }

    private static String expectation(JsonMappingException unfit) {
        return unfit instanceof InvalidNullException ? "not be null" : "be " + kind(target(unfit));
    }

    private static @Nullable Class<?> target(JsonMappingException unfit) {
        if (unfit.getCause() instanceof InputCoercionException tooLarge) {
            return tooLarge.getTargetType();
        }
        return unfit instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
    }

    private static String kind(@Nullable Class<?> target) {
        if (target == null) {
            return "as documented";
        }
        if (target.isEnum()) {
            return Arrays.stream(target.getEnumConstants()).map(constant -> Json.tree(constant).asText()).collect(Collectors.joining(", ", "one of ", ""));
        }
        if (Collection.class.isAssignableFrom(target)) {
            return "a list of texts";
        }
        if (Map.class.isAssignableFrom(target)) {
            return "an object of texts";
        }
        if (target == Boolean.class) {
            return "true or false";
        }
        return target == Integer.class || target == int.class ? "a whole number" : "a text";
    }

    /** A name for a sentence: cut and made visible, because the client chose it. */
    private static String shown(String name) {
        return VisibleText.oneLine(name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME));
    }
}
