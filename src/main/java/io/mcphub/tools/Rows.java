package io.mcphub.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the component of a result record that holds the list; its elements are records. The tool then shows the argument
 * {@code format}: {@code json}, {@code csv} or {@code markdown} for the text block. The structured content does not change. Tools
 * without rows also accept {@code format}: {@code markdown} writes one line per member, everything else JSON.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rows {}
