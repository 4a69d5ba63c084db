package io.mcphub;

import io.mcphub.SchemaTables.ForeignKey;
import io.mcphub.SchemaTables.Table;
import io.mcphub.SchemaTables.UniqueKey;
import io.mcphub.testing.TestDatabase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.jpa.JpaHelper;
import org.eclipse.persistence.mappings.DatabaseMapping;
import org.eclipse.persistence.mappings.DirectToFieldMapping;

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
    record Sample(Class<?> type, String table, List<DirectToFieldMapping> mappings, Object entity) {
        /** The columns whose attribute can never be null, or is declared so. */
        Set<String> required() {
            return mappings.stream()
                    .filter(m -> EntitySamples.type(m).isPrimitive() || field(m).isAnnotationPresent(Id.class) || declared(m).filter(c -> !c.nullable()).isPresent())
                    .map(EntitySamples::column)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        List<List<String>> declaredUnique() {
            return mappings.stream().filter(m -> declared(m).filter(Column::unique).isPresent()).map(m -> List.of(column(m))).toList();
        }

        private java.util.Optional<Column> declared(DatabaseMapping mapping) {
            return java.util.Optional.ofNullable(field(mapping).getAnnotation(Column.class));
        }

        private Field field(DatabaseMapping mapping) {
            try {
                return type.getDeclaredField(mapping.getAttributeName());
            } catch (NoSuchFieldException e) {
                throw new IllegalStateException(e);
            }
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

    /** An INSERT of a second row that differs in everything that is unique, except in one key. */
    String copyWithSame(Sample sample, UniqueKey key) {
        Table table = schema.table(sample.table());
        Set<String> distinct = table.uniqueKeys().stream().flatMap(k -> k.columns().stream()).filter(c -> !key.columns().contains(c)).collect(Collectors.toSet());
        Set<String> foreign = table.foreignKeys().stream().map(ForeignKey::column).collect(Collectors.toSet());
        List<String> values = new ArrayList<>();
        for (DirectToFieldMapping mapping : sample.mappings()) {
            String column = column(mapping);
            boolean leave = type(mapping) == boolean.class && !key.partial();
            values.add(leave ? "0" : distinct.contains(column) && !foreign.contains(column) ? another(mapping) : column);
        }
        String columns = sample.mappings().stream().map(EntitySamples::column).collect(Collectors.joining(", "));
        return "INSERT INTO " + table.name() + " (" + columns + ") SELECT " + String.join(", ", values) + " FROM " + table.name();
    }

    /** Another value than that of the row; an enum has none that the schema surely takes. */
    private static String another(DirectToFieldMapping mapping) {
        if (type(mapping).isEnum()) {
            return column(mapping);
        }
        return column(mapping) + (storageClass(mapping).equals("text") ? " || 'x'" : " + 1");
    }

    private boolean parentsAreStored(String table) {
        return schema.table(table).foreignKeys().stream().allMatch(k -> byTable.containsKey(k.parent()));
    }

    private void store(String table, ClassDescriptor descriptor) {
        Map<String, String> parents = schema.table(table).foreignKeys().stream().collect(Collectors.toMap(ForeignKey::column, ForeignKey::parent));
        Object entity = descriptor.getInstantiationPolicy().buildNewInstance();
        List<DirectToFieldMapping> mappings = new ArrayList<>();
        for (DatabaseMapping mapping : descriptor.getMappings()) {
            if (!(mapping instanceof DirectToFieldMapping direct)) {
                throw new AssertionError(table + "." + mapping.getAttributeName() + " is mapped in a way that this test does not know");
            }
            String parent = parents.get(column(direct));
            direct.setAttributeValueInObject(entity, parent == null ? value(type(direct), table + "." + column(direct)) : idOf(byTable.get(parent)));
            mappings.add(direct);
        }
        database.run(em -> em.persist(entity));
        byTable.put(table, new Sample(descriptor.getJavaClass(), table, mappings, entity));
    }

    private Object idOf(Sample parent) {
        return database.entityManager().getEntityManagerFactory().getPersistenceUnitUtil().getIdentifier(parent.entity());
    }

    /** EclipseLink's default is in capitals; SQLite does not care. */
    static String column(DatabaseMapping mapping) {
        return mapping.getField().getName().toLowerCase(Locale.ROOT);
    }

    static Class<?> type(DirectToFieldMapping mapping) {
        return mapping.getAttributeAccessor().getAttributeClass();
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

    /** How SQLite must have stored an attribute. */
    static String storageClass(DirectToFieldMapping mapping) {
        Class<?> type = type(mapping);
        return type == String.class || type.isEnum() ? "text" : "integer";
    }
}
