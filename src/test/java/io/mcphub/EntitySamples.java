package io.mcphub;

import io.mcphub.SchemaTables.ForeignKey;
import io.mcphub.SchemaTables.Table;
import io.mcphub.SchemaTables.UniqueKey;
import io.mcphub.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.internal.descriptors.InstanceVariableAttributeAccessor;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.mappings.AggregateObjectMapping;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectToFieldMapping;
import org.jspecify.annotations.Nullable;

/** One row of every entity that EclipseLink knows, with all attributes filled, parents before children. */
final class EntitySamples {
    private final TestDatabase database;
    private final SchemaTables schema;
    private final Map<String, Sample> byTable = new LinkedHashMap<>();

    EntitySamples(TestDatabase database, SchemaTables schema) {
        this.database = database;
        this.schema = schema;
    }

    /** An entity, its row's table, and how its attributes are mapped. */
    record Sample(Class<?> type, String table, List<Attribute> attributes, Object entity) {
        /** The columns whose attribute can never be null, or is declared so. */
        Set<String> required() {
            return attributes.stream()
                    .filter(a -> a.type().isPrimitive() || a.field().isAnnotationPresent(Id.class) || a.declared().filter(c -> !c.nullable()).isPresent())
                    .map(Attribute::column)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        List<List<String>> declaredUnique() {
            return attributes.stream().filter(a -> a.declared().filter(Column::unique).isPresent()).map(a -> List.of(a.column())).toList();
        }
    }

    /** One column's attribute, of the entity itself or of what it embeds. */
    record Attribute(@Nullable AggregateObjectMapping embedded, DirectToFieldMapping mapping) {
        static Stream<Attribute> of(DatabaseMapping mapping) {
            if (mapping instanceof AggregateObjectMapping embedded) {
                return embedded.getReferenceDescriptor().getMappings().stream().map(inner -> new Attribute(embedded, direct(inner)));
            }
            return Stream.of(new Attribute(null, direct(mapping)));
        }

        private static DirectToFieldMapping direct(DatabaseMapping mapping) {
            if (mapping instanceof DirectToFieldMapping direct) {
                return direct;
            }
            throw new AssertionError(mapping.getField() + " is mapped in a way that this test does not know");
        }

        String name() {
            return mapping.getAttributeName();
        }

        /** EclipseLink's default is in capitals; databases do not care. */
        String column() {
            return mapping.getField().getName().toLowerCase(Locale.ROOT);
        }

        Class<?> type() {
            return mapping.getAttributeAccessor().getAttributeClass();
        }

        Object of(Object entity) {
            return mapping.getAttributeValueFromObject(owner(entity));
        }

        void set(Object entity, Object value) {
            mapping.setAttributeValueInObject(owner(entity), value);
        }

        private Object owner(Object entity) {
            if (embedded == null) {
                return entity;
            }
            if (embedded.getAttributeValueFromObject(entity) == null) {
                embedded.setAttributeValueInObject(entity, embedded.getReferenceDescriptor().getInstantiationPolicy().buildNewInstance());
            }
            return embedded.getAttributeValueFromObject(entity);
        }

        Field field() {
            return ((InstanceVariableAttributeAccessor) mapping.getAttributeAccessor()).getAttributeField();
        }

        Optional<Column> declared() {
            return Optional.ofNullable(field().getAnnotation(Column.class));
        }

        boolean mayChange() {
            return !field().isAnnotationPresent(Id.class) && !field().isAnnotationPresent(Version.class);
        }

        boolean isText() {
            return type() == String.class || type().isEnum();
        }

        /** How the database must have stored it. */
        String storedAs(SchemaTables schema) {
            int kind = isText() ? 0 : type() == boolean.class ? 1 : type() == int.class ? 2 : 3;
            return schema.types().get(kind);
        }
    }

    List<Sample> entities() {
        return List.copyOf(byTable.values());
    }

    void storeAll() {
        Map<String, ClassDescriptor> waiting = new LinkedHashMap<>();
        database.entityManager().getMetamodel().getEntities().forEach(entity -> {
            ClassDescriptor descriptor = JpaHelper.getEntityManager(database.entityManager()).getServerSession().getDescriptor(entity.getJavaType());
            waiting.put(descriptor.getTableName(), descriptor);
        });
        while (!waiting.isEmpty()) {
            String next = waiting.keySet().stream().filter(this::parentsAreStored).findFirst().orElseThrow(() -> new AssertionError("no order for " + waiting.keySet()));
            store(next, waiting.remove(next));
        }
    }

    /** The entity as a fresh read gives it. */
    Object read(Sample sample) {
        Object id = database.entityManager().getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(sample.entity());
        database.entityManager().clear();
        return database.entityManager().find(sample.type(), id);
    }

    /** Changes what may change of each row, children after parents; the audit log only grows. */
    void changeAll() {
        entities().stream().filter(sample -> !sample.table().equals("audit_events")).forEach(sample -> database.run(em -> {
            Object row = em.find(sample.type(), idOf(sample));
            Set<String> fixed = schema.table(sample.table()).foreignKeys().stream().map(ForeignKey::column).collect(Collectors.toSet());
            sample.attributes().stream().filter(attribute -> !fixed.contains(attribute.column()) && attribute.mayChange()).forEach(attribute -> attribute.set(row, changed(attribute.of(row))));
        }));
    }

    /** Deletes each row, children before parents. */
    void deleteAll() {
        List<Sample> all = new ArrayList<>(entities());
        Collections.reverse(all);
        all.forEach(sample -> database.run(em -> em.remove(em.find(sample.type(), idOf(sample)))));
    }

    private static Object changed(Object value) {
        return value instanceof Instant time ? time.plusSeconds(1) : value instanceof Long number ? (Object) (number + 1) : value instanceof Integer number ? number + 1 : value;
    }

    /** An INSERT of a second row that differs in everything that is unique, except in one key. */
    String copyWithSame(Sample sample, UniqueKey key) {
        Table table = schema.table(sample.table());
        Set<String> distinct = table.uniqueKeys().stream().flatMap(k -> k.columns().stream()).filter(c -> !key.columns().contains(c)).collect(Collectors.toSet());
        Set<String> foreign = table.foreignKeys().stream().map(ForeignKey::column).collect(Collectors.toSet());
        List<String> values = new ArrayList<>();
        for (Attribute attribute : sample.attributes()) {
            String column = attribute.column();
            boolean leave = attribute.type() == boolean.class && !key.partial();
            values.add(leave ? "FALSE" : distinct.contains(column) && !foreign.contains(column) ? another(attribute) : column);
        }
        String columns = sample.attributes().stream().map(Attribute::column).collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + " (" + columns + ") SELECT " + String.join(", ", values) + " FROM " + table.name();
    }

    /** A value that differs from the row's. Null for an enum, because the schema may refuse any other constant. */
    private static String another(Attribute attribute) {
        if (attribute.type().isEnum()) {
            return attribute.column();
        }
        return attribute.column() + (attribute.isText() ? " || 'x'" : " + 1");
    }

    private boolean parentsAreStored(String table) {
        return schema.table(table).foreignKeys().stream().allMatch(k -> byTable.containsKey(k.parent()));
    }

    private void store(String table, ClassDescriptor descriptor) {
        Map<String, String> parents = schema.table(table).foreignKeys().stream().collect(Collectors.toMap(ForeignKey::column, ForeignKey::parent));
        Object entity = descriptor.getInstantiationPolicy().buildNewInstance();
        List<Attribute> attributes = descriptor.getMappings().stream().flatMap(Attribute::of).toList();
        for (Attribute attribute : attributes) {
            String parent = parents.get(attribute.column());
            attribute.set(entity, parent == null ? value(attribute.type(), table + "." + attribute.column()) : idOf(byTable.get(parent)));
        }
        database.run(em -> em.persist(entity));
        byTable.put(table, new Sample(descriptor.getJavaClass(), table, attributes, entity));
    }

    private Object idOf(Sample parent) {
        return database.entityManager().getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(parent.entity());
    }

    /** A value that is neither a default nor empty. */
    static Object value(Class<?> type, String place) {
        if (type == String.class) {
            return "ä of " + place;
        }
        if (type == Instant.class) {
            return Instant.parse("2026-11-25T08:00:00.123Z");
        }
        if (type == boolean.class || type == Boolean.class) {
            return true;
        }
        if (type == long.class || type == Long.class) {
            return 1L << 40;
        }
        if (type == int.class || type == Integer.class) {
            return 7;
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0];
        }
        throw new AssertionError(place + " is of a type without a sample: " + type.getName());
    }
}
