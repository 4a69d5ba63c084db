package io.mcphub.users.passwords;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE_USE;

import io.mcphub.platform.RuleValidator;
import io.mcphub.platform.Secret;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A new password that {@link PasswordRules} accepts. Whether it equals its owner's address is checked together with the address. */
@Target({FIELD, METHOD, PARAMETER, TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = ValidPassword.Rule.class)
public @interface ValidPassword {
    String message() default "is not acceptable";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** For Bean Validation. */
    final class Rule extends RuleValidator<ValidPassword, Secret> {
        @Override
        protected void check(Secret value) {
            PasswordRules.check("password", value.reveal(), "");
        }
    }
}
