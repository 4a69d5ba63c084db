package io.mcphub.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names under which an argument, or a constant of an enum, was known before. Old prompts use them, so they are renamed
 * before validation; the schema shows the new name alone.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Aliases {
    /** The old names as they were on the wire. */
    String[] value();
}
