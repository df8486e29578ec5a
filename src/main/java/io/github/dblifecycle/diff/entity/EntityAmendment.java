package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.ColumnValue;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.EnumType;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Schema;
import io.github.dblifecycle.catalog.Sequence;
import io.github.dblifecycle.catalog.SequenceOptions;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.catalog.View;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Compares by what entities can say. Entities know nothing of indexes for speed, of checks, views, comments or of tables of
 * others; so the schema to compare with is not the one that a provider would create, but the one that migrations produce,
 * changed as little as entities need.
 */
public final class EntityAmendment {

    private static final Set<ObjectKind> TYPES = EnumSet.of(
            ObjectKind.EXTENSION, ObjectKind.ENUM, ObjectKind.DOMAIN, ObjectKind.COMPOSITE_TYPE, ObjectKind.RANGE);

    private final EntitySchema entities;
    private final Map<ObjectReference, List<ObjectReference>> typesOf = new HashMap<>();
    private final Draft draft;
    private final ColumnAmendment columns;
    private final UniqueAmendment unique;
    private final CheckAmendment checks;
    private final ForeignKeyAmendment foreignKeys;
    private final IndexAmendment indexes;

    private EntityAmendment(Catalog migrations, Catalog entities, EntityPolicy policy, ColumnHabits habits) {
        this.entities = new EntitySchema(entities);
        for (Dependency dependency : entities.dependencies()) {
            if (TYPES.contains(dependency.on().kind())) {
                typesOf.computeIfAbsent(dependency.dependent(), none -> new ArrayList<>())
                        .add(dependency.on());
            }
        }
        this.draft = new Draft(migrations);
        this.columns = new ColumnAmendment(draft, migrations, this.entities, policy, habits);
        ChosenNames names = new ChosenNames(migrations, entities);
        KeyAddition addition = new KeyAddition(draft, names);
        this.unique = new UniqueAmendment(draft, this.entities, addition, policy);
        this.checks = new CheckAmendment(draft, addition);
        this.indexes = new IndexAmendment(draft, this.entities, names, addition, policy);
        this.foreignKeys = new ForeignKeyAmendment(draft, indexes, addition, policy);
    }

    /** As below, for entities of which nothing is known but the DDL. */
    public static Amendment amended(Catalog migrations, Catalog entities, EntityPolicy policy) {
        return amended(migrations, entities, policy, ColumnHabits.UNKNOWN);
    }

    /**
     * The least-changed version of what migrations make that satisfies the entities.
     *
     * @param migrations what is there
     * @param entities what a JPA provider would create, read from a server of the same version
     * @param habits what the entities do beyond that
     */
    public static Amendment amended(Catalog migrations, Catalog entities, EntityPolicy policy, ColumnHabits habits) {
        EntityAmendment amendment = new EntityAmendment(migrations, entities, policy, habits);
        amendment.schemas();
        amendment.types();
        amendment.sequences();
        amendment.tables();
        amendment.views();
        return amendment.draft.finish(entities);
    }

    private void schemas() {
        entities.catalog().all(Schema.class).forEach(this::putIfMissing);
    }

    private void putIfMissing(CatalogObject object) {
        if (draft.find(object.reference()).isEmpty()) {
            draft.put(object);
        }
    }

    /** A type is there for columns; those it may be kept otherwise in are looked at with them. */
    private void types() {
        for (EnumType wanted : entities.catalog().all(EnumType.class)) {
            if (draft.find(wanted.reference()).orElse(null) instanceof EnumType present) {
                List<String> labels = new ArrayList<>(present.labels());
                wanted.labels().stream()
                        .filter(label -> !labels.contains(label))
                        .forEach(labels::add);
                draft.put(new EnumType(present.name(), labels, present.comment()));
            }
        }
    }

    private void sequences() {
        for (Sequence wanted : entities.sequences()) {
            Optional<Sequence> present = draft.find(wanted.reference())
                    .filter(Sequence.class::isInstance)
                    .map(Sequence.class::cast);
            if (present.isPresent()) {
                SequenceOptions options = present.get().options();
                draft.put(new Sequence(
                        present.get().name(),
                        present.get().persistence(),
                        counting(options, wanted.options().increment()),
                        present.get().ownedBy(),
                        present.get().comment()));
            } else if (!behindIdentity(wanted)) {
                draft.put(wanted);
            }
        }
    }

    private static SequenceOptions counting(SequenceOptions options, long increment) {
        return options.increment() == increment
                ? options
                : new SequenceOptions(
                        options.type(),
                        options.start(),
                        increment,
                        options.minimum(),
                        options.maximum(),
                        options.cache(),
                        options.cycle());
    }

    /** An application may ask the sequence of an identity column by its name. */
    private boolean behindIdentity(Sequence wanted) {
        for (Table table : draft.all(Table.class)) {
            for (Column column : table.columns()) {
                if (column.value().orElse(null) instanceof ColumnValue.Identity identity
                        && identity.sequence().equals(wanted.name())) {
                    Column counting = column.withValue(Optional.of(new ColumnValue.Identity(
                            identity.kind(),
                            identity.sequence(),
                            counting(identity.options(), wanted.options().increment()))));
                    draft.put(table.with(
                            table.columns().stream()
                                    .map(one -> one.equals(column) ? counting : one)
                                    .toList(),
                            table.constraints()));
                    return true;
                }
            }
        }
        return false;
    }

    private void tables() {
        List<Table> wanted = entities.tables();
        List<Table> present = new ArrayList<>();
        List<Table> missing = new ArrayList<>();
        for (Table table : wanted) {
            Optional<View> view = view(table.name());
            if (draft.table(table.name()).isPresent()) {
                present.add(table);
            } else if (view.isPresent()) {
                columns.compare(table, view.get());
            } else {
                missing.add(table);
            }
        }
        present.forEach(columns::amend);
        missing.forEach(table -> {
            draft.put(table.with(table.columns(), List.of()));
            table.columns().forEach(this::typeOf);
        });
        changedTypes(present);
        Stream.concat(present.stream(), missing.stream()).forEach(unique::amend);
        Stream.concat(present.stream(), missing.stream()).forEach(checks::amend);
        Stream.concat(present.stream(), missing.stream()).forEach(foreignKeys::amend);
        Stream.concat(present.stream(), missing.stream()).forEach(indexes::amend);
    }

    private Optional<View> view(QualifiedName name) {
        return Stream.of(ObjectKind.VIEW, ObjectKind.MATERIALIZED_VIEW)
                .flatMap(kind -> draft.find(ObjectReference.inSchema(kind, name)).stream())
                .map(View.class::cast)
                .findFirst();
    }

    private void changedTypes(List<Table> tables) {
        for (Table wanted : tables) {
            draft.table(wanted.name()).ifPresent(table -> table.columns().forEach(column -> wanted.column(column.name())
                    .filter(one -> one.type().equals(column.type()))
                    .ifPresent(this::typeOf)));
        }
    }

    /** What a column's type needs: the type itself, or the extension that brings it. */
    private void typeOf(Column column) {
        typesOf.getOrDefault(column.reference(), List.of()).stream()
                .flatMap(on -> entities.catalog().find(on).stream())
                .forEach(this::putIfMissing);
    }

    private void views() {
        for (View wanted : entities.catalog().all(View.class)) {
            if (view(wanted.name()).isEmpty() && draft.table(wanted.name()).isEmpty()) {
                draft.put(wanted);
            }
        }
    }

    static List<Identifier> sorted(List<Identifier> columns) {
        return columns.stream().sorted().toList();
    }
}
