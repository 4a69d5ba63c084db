package io.mcphub.platform;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.annotation.Annotation;

/**
 * Lets a rule of the core judge a member of a body, so that it is written once. The sentence of the rule becomes that of the
 * violation; it is a constant, because Bean Validation would evaluate expressions in it.
 */
public abstract class RuleValidator<A extends Annotation, T> implements ConstraintValidator<A, T> {
    /** Throws {@code INVALID_INPUT} if the value breaks the rule. */
    protected abstract void check(T value);

    /** Whether a value may be missing is for {@code @NotNull} to say. */
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
