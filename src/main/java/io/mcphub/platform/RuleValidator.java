package io.mcphub.platform;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;

/**
 * Lets a rule of the core check a member of a body, so that the rule is written only once. Its sentence becomes that of the
 * violation. The sentence must be constant, because Bean Validation would evaluate expressions in it.
 */
public abstract class RuleValidator<A extends Annotation, T> implements ConstraintValidator<A, T> {
    /** Throws {@code INVALID_INPUT} if the value breaks the rule. */
    protected abstract void check(T value);

    /** Null is valid; {@code @NotNull} says whether the value may be missing. */
    @Override
    public final boolean isValid(T value, ConstraintValidatorContext context) {
        if (value == null) {
            return true;
        }
        try {
            check(value);
            return true;
        } catch (HubException refused) {
            context.disableDefaultConstraintViolation();
            context.buildConstraintViolationWithTemplate(refused.publicDetail()).addConstraintViolation();
            return false;
        }
    }
}
