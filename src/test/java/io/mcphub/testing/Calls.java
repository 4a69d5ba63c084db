package io.mcphub.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls what only a container calls. */
final class Calls {
    private Calls() {}

    static void call(Method method, Object bean, Object... arguments) {
        try {
            method.setAccessible(true);
            method.invoke(bean, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
