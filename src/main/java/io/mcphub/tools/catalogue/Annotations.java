package io.mcphub.tools.catalogue;

import io.mcphub.tools.Paging;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import org.jspecify.annotations.Nullable;

/** Annotations of arguments that stand for several, such as {@link Paging.Cursor}. */
final class Annotations {
    private Annotations() {}

    /** The annotation on an element, otherwise the one on an annotation of the element. */
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
