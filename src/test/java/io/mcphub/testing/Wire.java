package io.mcphub.testing;

import java.lang.reflect.Field;

/** Gives a bean another neighbour than the one that was injected. */
public final class Wire {
    private Wire() {}

    /** Sets an injected field of a bean, wherever in its class or above it stands. */
    public static void set(Object bean, String field, Object value) {
        try {
            Field found = find(bean.getClass(), field);
            found.setAccessible(true);
            found.set(bean, value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Field find(Class<?> type, String field) throws NoSuchFieldException {
        try {
            return type.getDeclaredField(field);
        } catch (NoSuchFieldException above) {
            if (type.getSuperclass() == null) {
                throw above;
            }
            return find(type.getSuperclass(), field);
        }
    }
}
