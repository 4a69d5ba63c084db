package io.mcphub.testing;

import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/** Stores as the container makes them: their {@code @Transactional} methods run in a transaction of a test's database. */
public final class Transactions {
    private static final String FIELD = "transactions";
    private static final Map<Class<?>, Class<?>> STORES = new ConcurrentHashMap<>();

    private final TestDatabase database;

    private Transactions(TestDatabase database) {
        this.database = database;
    }

    /** Whether a class has such methods. */
    static boolean wanted(Class<?> type) {
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Transactional.class)) {
                return true;
            }
        }
        return false;
    }

    /** A new one, its fields empty. */
    public static <T> T store(Class<T> type, TestDatabase database) {
        try {
            Constructor<?> constructor = STORES.computeIfAbsent(type, Transactions::subclass).getDeclaredConstructor();
            constructor.setAccessible(true);
            Object store = constructor.newInstance();
            store.getClass().getField(FIELD).set(store, new Transactions(database));
            return type.cast(store);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> subclass(Class<?> type) {
        try {
            MethodHandles.Lookup inside = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            return new ByteBuddy()
                    .subclass(type)
                    .modifiers(Visibility.PUBLIC)
                    .defineField(FIELD, Transactions.class, Visibility.PUBLIC)
                    .method(ElementMatchers.isAnnotatedWith(Transactional.class))
                    .intercept(MethodDelegation.toField(FIELD))
                    .make()
                    .load(type.getClassLoader(), ClassLoadingStrategy.UsingLookup.of(inside))
                    .getLoaded();
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Wraps one call. */
    @RuntimeType
    public Object call(@SuperCall Callable<?> method) throws Exception {
        return database.transactional(method);
    }
}
