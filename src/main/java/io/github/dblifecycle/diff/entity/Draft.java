package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Access;
import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.diff.entity.Amendment.Unmet;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schema of the migrations while it is being changed. */
final class Draft {

    private final Catalog migrations;
    private final SortedMap<ObjectReference, CatalogObject> objects = new TreeMap<>();
    private final SortedMap<ObjectReference, ObjectReference> origins = new TreeMap<>();
    private final Map<ObjectReference, ObjectReference> stands = new HashMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    private final Set<ObjectReference> retyped = new HashSet<>();
    private final List<Unmet> unmet = new ArrayList<>();
    private final List<ObjectReference> unfillable = new ArrayList<>();

    Draft(Catalog migrations) {
        this.migrations = migrations;
        migrations.objects().forEach((reference, object) -> {
            if (!(object instanceof Column) && !(object instanceof Constraint)) {
                objects.put(reference, object);
            }
        });
    }

    void put(CatalogObject object) {
        objects.put(object.reference(), object);
    }

    Optional<CatalogObject> find(ObjectReference reference) {
        return Optional.ofNullable(objects.get(reference));
    }

    Optional<Table> table(QualifiedName name) {
        return find(ObjectReference.table(name)).map(Table.class::cast);
    }

    /** A table that entities need, as it is by now. */
    Table present(Table wanted) {
        return table(wanted.name()).orElseThrow();
    }

    <T extends CatalogObject> List<T> all(Class<T> type) {
        return objects.values().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    Set<Dependency> migrationDependencies() {
        return migrations.dependencies();
    }

    boolean isOfMigrations(ObjectReference reference) {
        return migrations.objects().containsKey(reference);
    }

    /** Whether a table, an index or a sequence may have this name; those of keys are among them. */
    boolean isFree(QualifiedName name) {
        boolean relation = Stream.of(
                        ObjectKind.TABLE,
                        ObjectKind.INDEX,
                        ObjectKind.SEQUENCE,
                        ObjectKind.VIEW,
                        ObjectKind.MATERIALIZED_VIEW,
                        ObjectKind.COMPOSITE_TYPE)
                .anyMatch(kind -> objects.containsKey(ObjectReference.inSchema(kind, name)));
        return !relation
                && all(Table.class).stream()
                        .filter(table -> table.name().schema().equals(name.schema()))
                        .flatMap(table -> table.constraints().stream())
                        .noneMatch(constraint -> constraint.name().equals(name.name()));
    }

    /** Indexes of a table that are no constraint's. */
    Stream<Index> indexes(QualifiedName table) {
        return all(Index.class).stream().filter(index -> index.on().equals(ObjectReference.table(table)));
    }

    /** The partitions and children of a table. */
    List<Table> children(QualifiedName table) {
        return all(Table.class).stream()
                .filter(child -> child.parents().contains(table))
                .toList();
    }

    /** What the entities' schema calls otherwise, and that did not stand in the database. */
    void origin(ObjectReference amended, ObjectReference entities) {
        origins.put(amended, entities);
        stands(entities, amended);
    }

    /** What serves as an object of the entities' schema. */
    void stands(ObjectReference entities, ObjectReference amended) {
        stands.put(entities, amended);
    }

    void depends(ObjectReference dependent, ObjectReference on) {
        dependencies.add(new Dependency(dependent, on, false));
    }

    void retyped(ObjectReference column) {
        retyped.add(column);
    }

    void unmet(ObjectReference entities, String message) {
        unmet.add(new Unmet(entities, message));
    }

    void unfillable(ObjectReference column) {
        unfillable.add(column);
    }

    Amendment finish(Catalog entities) {
        Set<ObjectReference> known = new HashSet<>(objects.keySet());
        all(Table.class).forEach(table -> {
            table.columns().forEach(column -> known.add(column.reference()));
            table.constraints().forEach(constraint -> known.add(constraint.reference()));
        });
        Set<Dependency> all = new HashSet<>(dependencies);
        for (Dependency dependency : migrations.dependencies()) {
            boolean onOldType = retyped.contains(dependency.dependent())
                    && (dependency.on().kind() == ObjectKind.ENUM
                            || dependency.on().kind() == ObjectKind.DOMAIN);
            if (!onOldType) {
                all.add(dependency);
            }
        }
        for (Dependency dependency : entities.dependencies()) {
            ObjectReference dependent = standIn(dependency.dependent());
            ObjectReference on = standIn(dependency.on());
            boolean changed = !migrations.objects().containsKey(dependent) || retyped.contains(dependent);
            if (changed && !dependent.equals(on)) {
                all.add(new Dependency(dependent, on, dependency.ofExpression()));
            }
        }
        all.removeIf(one -> !known.contains(one.dependent()) || !known.contains(one.on()));
        Map<ObjectReference, Access> access = new HashMap<>();
        migrations.objects().keySet().forEach(reference -> access.put(reference, migrations.access(reference)));
        Map<ObjectReference, ObjectReference> attachments = new HashMap<>(migrations.attachments());
        attachments.entrySet().removeIf(one -> !known.contains(one.getKey()) || !known.contains(one.getValue()));
        Catalog catalog = Catalog.of(objects.values(), migrations.notCompared(), all)
                .in(access, migrations.defaultPrivileges().values())
                .withAttachments(attachments);
        return new Amendment(catalog, origins, unmet, unfillable);
    }

    private ObjectReference standIn(ObjectReference entities) {
        return stands.getOrDefault(entities, entities);
    }
}
