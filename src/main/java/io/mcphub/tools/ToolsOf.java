package io.mcphub.tools;

import jakarta.enterprise.util.Nonbinding;
import jakarta.inject.Qualifier;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** CDI qualifier of beans whose methods are tools of an integration. */
@Qualifier
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ToolsOf {
    /** The integration's id: the first part of every tool name of the bean. */
    @Nonbinding
    String value();

    /**
     * Whether every change of these tools passes {@code platform.Preview}. Only then their writing tools take {@code preview}: a preview that
     * nobody stops would be the change itself.
     */
    @Nonbinding
    boolean previews() default false;
}
