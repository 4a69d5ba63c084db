package io.mcphub.testing;

import io.mcphub.platform.persistence.DirectWriter;
import io.mcphub.platform.persistence.Products;
import io.mcphub.repeats.Repeats;
import io.mcphub.tools.ToolsOf;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A container for tests: one bean of each class, with its fields injected, and stand-ins where a test gives them. Stores work on
 * the test's database; each {@code @Transactional} method runs in a transaction. Events reach the beans that exist already.
 */
public final class BeanBox {
    /** What integrations declare holds in every test that gives nothing else. */
    private static final ShippedDeclarations SHIPPED = new ShippedDeclarations();
    private final Map<Class<?>, Object> beans = new LinkedHashMap<>();
    private final Map<Class<?>, Object> made = new LinkedHashMap<>();
    private final Map<Class<?>, Beans<?>> lists = new LinkedHashMap<>();
    private final Map<Class<?>, RecordedEvents<?>> events = new LinkedHashMap<>();
    private final @Nullable TestDatabase database;

    /** For beans that store nothing: no call there has an idempotency key. */
    public BeanBox() {
        database = null;
        with(Repeats.class, new Repeats());
    }

    public BeanBox(TestDatabase database) {
        this.database = database;
        with(DataSource.class, database.dataSource());
        with(Products.class, database.products());
        with(DirectWriter.class, new TestWriter(database.dataSource()));
    }

    /** Whoever injects {@code type} gets this one. */
    public <T> BeanBox with(Class<T> type, T bean) {
        if (beans.put(type, bean) != null) {
            throw new IllegalStateException(type.getName() + " is in use: give stand-ins first");
        }
        return this;
    }

    /** Whoever injects all beans of {@code type} gets these. */
    public <T> BeanBox withAll(Class<T> type, List<? extends T> all) {
        lists.put(type, new Beans<T>(List.copyOf(all)));
        return this;
    }

    /** The bean of a class, made when it is first asked for. */
    public <T> T get(Class<T> type) {
        Object known = beans.get(type);
        return type.cast(known != null ? known : Modifier.isAbstract(type.getModifiers()) ? get(onlyOne(type)) : made(type));
    }

    /** As CDI finds the bean of an interface; only integrations have interfaces of their own. */
    private static <T> Class<? extends T> onlyOne(Class<T> type) {
        List<Class<?>> found = ShippedClasses.below("io.mcphub.integrations").stream()
                .filter(other -> type.isAssignableFrom(other) && !Modifier.isAbstract(other.getModifiers()))
                .toList();
        if (found.size() != 1) {
            throw new IllegalStateException("which " + type.getName() + "? Give one with with()");
        }
        return found.get(0).asSubclass(type);
    }

    /** The beans with tools of a package: a new one is tested without being named. */
    public List<Object> withTools(Package integration) {
        return ShippedClasses.below(integration.getName()).stream().filter(type -> type.isAnnotationPresent(ToolsOf.class)).<Object>map(this::get).toList();
    }

    /** What was fired of this type, and who hears it. */
    @SuppressWarnings("unchecked")
    public <T> RecordedEvents<T> events(Class<T> type) {
        return (RecordedEvents<T>) events.computeIfAbsent(type, this::heardByBeans);
    }

    private <T> T made(Class<T> type) {
        T bean = instance(type);
        beans.put(type, bean);
        made.put(type, bean);
        for (Class<?> declaring = type; declaring != Object.class; declaring = declaring.getSuperclass()) {
            for (Field field : declaring.getDeclaredFields()) {
                inject(bean, field);
            }
        }
        start(bean, type);
        return bean;
    }

    private <T> T instance(Class<T> type) {
        if (database != null && Transactions.wanted(type)) {
            return Transactions.store(type, database);
        }
        try {
            Constructor<T> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void inject(Object bean, Field field) {
        Object value = injected(field);
        if (value != null) {
            try {
                field.setAccessible(true);
                field.set(bean, value);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void start(Object bean, Class<?> type) {
        Arrays.stream(type.getDeclaredMethods()).filter(method -> method.isAnnotationPresent(PostConstruct.class)).forEach(method -> Calls.call(method, bean));
    }

    /** A resource of the server is there only if it was given. */
    private @Nullable Object injected(Field field) {
        if (field.isAnnotationPresent(Inject.class)) {
            return field.getGenericType() instanceof ParameterizedType of ? parameterized(field, (Class<?>) of.getActualTypeArguments()[0]) : get(field.getType());
        }
        if (field.isAnnotationPresent(PersistenceContext.class)) {
            return database == null ? null : database.entityManager();
        }
        return field.isAnnotationPresent(Resource.class) ? beans.get(field.getType()) : null;
    }

    private Object parameterized(Field field, Class<?> argument) {
        if (field.getType() == Event.class) {
            return events(argument);
        }
        if (field.getType() == Instance.class && lists.containsKey(argument)) {
            return lists.get(argument);
        }
        if (field.getType() == Instance.class && argument.isInstance(SHIPPED)) {
            return Beans.of(SHIPPED);
        }
        throw new IllegalStateException(field + " needs beans: give them with withAll()");
    }

    /** Stand-ins get no events; they do only what the test says. */
    private <T> RecordedEvents<T> heardByBeans(Class<T> type) {
        RecordedEvents<T> recorded = new RecordedEvents<>();
        recorded.observe(event -> new LinkedHashMap<>(made).forEach((beanType, bean) ->
                ObserverMethod.of(beanType, type).forEach(observer -> observer.tell(bean, event, database))));
        return recorded;
    }
}
