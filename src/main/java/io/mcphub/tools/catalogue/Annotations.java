package io.mcphub.tools.catalogue;

import io.mcphub.tools.Paging;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/** Finds annotations on arguments, also through a composed annotation such as {@link Paging.Cursor}. */
final class Annotations {
    private Annotations() {}

    /** The annotation on the element, else the one on another annotation of the element; null if neither exists. */
    static <A extends Annotation> @Nullable A find(AnnotatedElement element, Class<A> type) {
        A own = element.getAnnotation(type);
        if (own != null) {
            return own;
        }
        for (Annotation annotation : element.getAnnotations()) {
            A meta = annotation.annotationType().getAnnotation(type);
            if (meta != null) {
                return meta;
            }
        }
        return null;
    }
}
