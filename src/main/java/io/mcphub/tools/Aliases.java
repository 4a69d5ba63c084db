package io.mcphub.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Earlier names of an argument or of an enum constant. Old prompts still use them, so they are replaced before validation. The
 * schema shows only the present name.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Aliases {
    /** The earlier names, as clients wrote them. */
    String[] value();
}
