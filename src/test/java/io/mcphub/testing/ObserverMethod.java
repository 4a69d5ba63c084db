package io.mcphub.testing;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method of a bean that hears an event, in the phase that it asks for. */
record ObserverMethod(Method method) {
    /** Those of a class that hear exactly this type. */
    static List<ObserverMethod> of(Class<?> bean, Class<?> event) {
        return Arrays.stream(bean.getDeclaredMethods())
                .filter(method -> method.getParameterCount() > 0 && method.getParameterTypes()[0] == event && method.getParameters()[0].isAnnotationPresent(Observes.class))
                .map(ObserverMethod::new)
                .toList();
    }

    void tell(Object bean, Object event, @Nullable TestDatabase database) {
        if (database != null && method.getParameters()[0].getAnnotation(Observes.class).during() == TransactionPhase.AFTER_SUCCESS) {
            database.afterCommit(() -> Calls.call(method, bean, event));
        } else {
            Calls.call(method, bean, event);
        }
    }
}
