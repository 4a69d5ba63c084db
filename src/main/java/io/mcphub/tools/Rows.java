package io.mcphub.tools;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The list that a result mainly is: a component of the record, whose elements are records. The tool shows the argument
 * {@code format} without declaring it: {@code json}, {@code csv} or {@code markdown} for the text block; the structured content is
 * always whole. Other tools understand {@code format} too, without showing it: one thing is lines in Markdown and JSON otherwise.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rows {}
