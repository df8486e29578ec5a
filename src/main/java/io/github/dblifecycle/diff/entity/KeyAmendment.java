package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ForeignKeyTarget;
import io.github.dblifecycle.catalog.ForeignKeyTarget.OnDelete;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.IndexKeys;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Gives a table the keys, checks and indexes that entities need. */
final class KeyAmendment {

    private final Draft draft;
    private final EntitySchema entities;
    private final ChosenNames names;
    private final EntityPolicy policy;
    private final Map<ObjectReference, Set<Identifier>> columnsOf = new HashMap<>();

    KeyAmendment(Draft draft, EntitySchema entities, ChosenNames names, EntityPolicy policy) {
        this.draft = draft;
        this.entities = entities;
        this.names = names;
        this.policy = policy;
        for (Dependency dependency : draft.migrationDependencies()) {
            if (dependency.dependent().kind() == ObjectKind.INDEX
                    && dependency.on().kind() == ObjectKind.COLUMN) {
                columnsOf
                        .computeIfAbsent(dependency.dependent(), none -> new HashSet<>())
                        .add(dependency.on().part().orElseThrow());
            }
        }
    }

    /** Primary keys and what else is to be unique. */
    void unique(Table wanted) {
        for (Constraint key : wanted.constraints()) {
            if (key.kind() == ConstraintKind.PRIMARY_KEY) {
                primaryKey(wanted, key);
            }
        }
        for (Constraint key : wanted.constraints()) {
            if (key.kind() == ConstraintKind.UNIQUE && lacksUnique(key.reference(), wanted, key.columns())) {
                add(key, "uk");
            }
        }
        for (Index index : entities.indexes(wanted)) {
            if (index.unique() && lacksUnique(index.reference(), wanted, plain(index))) {
                add(index, "uk");
            }
        }
    }

    private void primaryKey(Table wanted, Constraint key) {
        Table present = present(wanted);
        Optional<Constraint> same = EntitySchema.primaryKey(present);
        Optional<ObjectReference> served = uniqueOn(present, key.columns());
        if (served.isPresent()) {
            draft.stands(key.reference(), served.get());
        } else if (same.isPresent()) {
            List<Constraint> constraints = new ArrayList<>(present.constraints());
            constraints.remove(same.get());
            constraints.add(key.withName(same.get().name()));
            draft.put(present.with(present.columns(), constraints));
            draft.stands(key.reference(), key.withName(same.get().name()).reference());
        } else {
            add(key, "pk");
        }
    }

    private boolean lacksUnique(ObjectReference key, Table wanted, List<Identifier> columns) {
        if (columns.isEmpty()) {
            return false;
        }
        Optional<ObjectReference> served = uniqueOn(present(wanted), columns);
        served.ifPresent(reference -> draft.stands(key, reference));
        boolean isNew = !draft.isOfMigrations(wanted.reference());
        return served.isEmpty() && (isNew || !policy.accepts(Tolerance.MISSING_UNIQUE));
    }

    /** What makes sure that no two rows have the same values in these columns. */
    private Optional<ObjectReference> uniqueOn(Table present, Collection<Identifier> columns) {
        boolean partitioned = present.partitionKey().isPresent();
        Optional<ObjectReference> constraint = present.constraints().stream()
                .filter(one -> one.kind() == ConstraintKind.PRIMARY_KEY || one.kind() == ConstraintKind.UNIQUE)
                .filter(one -> serves(one.columns(), columns, partitioned))
                .map(Constraint::reference)
                .findFirst();
        return constraint.or(() -> draft.indexes(present.name())
                .filter(index ->
                        index.unique() && index.valid() && !index.keys().partial())
                .filter(index -> serves(keyColumns(index), columns, partitioned))
                .map(Index::reference)
                .findFirst());
    }

    /** A key of fewer columns says more; a partitioned table can have none without the columns it is divided by. */
    private static boolean serves(Collection<Identifier> present, Collection<Identifier> wanted, boolean partitioned) {
        return !present.isEmpty() && (wanted.containsAll(present) || (partitioned && present.containsAll(wanted)));
    }

    private Collection<Identifier> keyColumns(Index index) {
        List<Identifier> plain = plain(index);
        return plain.isEmpty() ? columnsOf.getOrDefault(index.reference(), Set.of()) : plain;
    }

    /** None where a key is an expression. */
    private static List<Identifier> plain(Index index) {
        List<Optional<Identifier>> keys = index.keys().columns();
        return keys.stream().allMatch(Optional::isPresent) && !index.keys().partial()
                ? keys.stream().flatMap(Optional::stream).toList()
                : List.of();
    }

    /** Checks are the provider's own; but one of the database may refuse what entities put in. */
    void checks(Table wanted) {
        if (!draft.isOfMigrations(wanted.reference())) {
            wanted.constraints().stream()
                    .filter(constraint -> constraint.kind() == ConstraintKind.CHECK)
                    .forEach(constraint -> put(present(wanted), constraint));
            return;
        }
        Table present = present(wanted);
        List<Constraint> constraints = present.constraints().stream()
                .map(constraint -> allowing(wanted, constraint))
                .toList();
        if (!constraints.equals(present.constraints())) {
            draft.put(present.with(present.columns(), constraints));
        }
    }

    private static Constraint allowing(Table wanted, Constraint present) {
        return AllowedValues.of(present)
                .flatMap(allowed -> {
                    List<String> more = EntitySchema.values(wanted, allowed.column()).stream()
                            .filter(value -> !allowed.values().contains(value))
                            .toList();
                    return more.isEmpty() ? Optional.empty() : Optional.of(present.withDefinition(allowed.with(more)));
                })
                .orElse(present);
    }

    void foreign(Table wanted) {
        boolean isNew = !draft.isOfMigrations(wanted.reference());
        for (Constraint key : wanted.constraints()) {
            if (key.kind() != ConstraintKind.FOREIGN_KEY) {
                continue;
            }
            Table present = present(wanted);
            Optional<Constraint> same = present.constraints().stream()
                    .filter(one -> one.references().isPresent() && pairs(one).equals(pairs(key)))
                    .findFirst();
            if (same.isPresent()) {
                draft.stands(key.reference(), same.get().reference());
                onDelete(present, same.get(), key);
            } else if (canRefer(key) && (isNew || !policy.accepts(Tolerance.MISSING_FOREIGN_KEY))) {
                add(key, "fk");
                index(present(wanted), key);
            }
        }
    }

    private void onDelete(Table present, Constraint same, Constraint wanted) {
        OnDelete action = wanted.references().orElseThrow().onDelete();
        if (action == OnDelete.NO_ACTION
                || action == same.references().orElseThrow().onDelete()) {
            return;
        }
        List<Constraint> constraints = new ArrayList<>(present.constraints());
        constraints.remove(same);
        constraints.add(wanted.withName(same.name()));
        draft.put(present.with(present.columns(), constraints));
    }

    /** To what is a view here, or a partitioned table without a key of just these columns, no foreign key is possible. */
    private boolean canRefer(Constraint key) {
        ForeignKeyTarget target = key.references().orElseThrow();
        return draft.table(target.table())
                .filter(table -> table.partitionKey().isEmpty()
                        || Stream.concat(
                                        table.constraints().stream()
                                                .filter(one -> one.kind() != ConstraintKind.FOREIGN_KEY
                                                        && one.kind() != ConstraintKind.CHECK)
                                                .map(Constraint::columns),
                                        draft.indexes(table.name())
                                                .filter(Index::unique)
                                                .map(KeyAmendment::plain))
                                .anyMatch(columns -> EntityAmendment.sorted(columns)
                                        .equals(EntityAmendment.sorted(target.columns()))))
                .isPresent();
    }

    private static Map<Identifier, String> pairs(Constraint key) {
        ForeignKeyTarget target = key.references().orElseThrow();
        Map<Identifier, String> pairs = new TreeMap<>();
        for (int i = 0; i < key.columns().size(); i++) {
            pairs.put(
                    key.columns().get(i),
                    target.table().readable() + "." + target.columns().get(i).readable());
        }
        return pairs;
    }

    /** Without one, each row that goes from the table referred to makes the server read this whole table. */
    private void index(Table present, Constraint key) {
        if (hasIndex(present, key.columns()) || wantsIndex(present, key.columns())) {
            return;
        }
        QualifiedName name =
                new QualifiedName(present.name().schema(), names.choose("idx", present.name(), key.columns()));
        String definition = "CREATE INDEX " + name.name().readable() + " ON "
                + (present.partitionKey().isPresent() ? "ONLY " : "")
                + present.name().readable() + " USING btree ("
                + key.columns().stream().map(Identifier::readable).collect(Collectors.joining(", ")) + ")";
        Index index = new Index(
                name,
                present.reference(),
                definition,
                false,
                true,
                new TreeMap<>(),
                definition,
                new IndexKeys(key.columns().stream().map(Optional::of).toList(), false),
                new TreeMap<>(),
                Optional.empty());
        draft.put(index);
        key.columns()
                .forEach(column -> draft.depends(index.reference(), ObjectReference.column(present.name(), column)));
        draft.origin(index.reference(), key.reference());
    }

    private boolean hasIndex(Table present, List<Identifier> columns) {
        return present.constraints().stream()
                        .filter(one -> one.kind() == ConstraintKind.PRIMARY_KEY || one.kind() == ConstraintKind.UNIQUE)
                        .anyMatch(one -> one.columns().size() >= columns.size()
                                && one.columns().subList(0, columns.size()).equals(columns))
                || draft.indexes(present.name()).anyMatch(index -> index.keys().beginWith(columns));
    }

    private boolean wantsIndex(Table table, List<Identifier> columns) {
        return entities.indexes(table).stream().anyMatch(index -> index.keys().beginWith(columns));
    }

    /** Those that entities name. */
    void indexes(Table wanted) {
        boolean isNew = !draft.isOfMigrations(wanted.reference());
        for (Index index : entities.indexes(wanted)) {
            List<Identifier> columns = plain(index);
            boolean lacks = !index.unique()
                    && (columns.isEmpty() || !hasIndex(present(wanted), columns))
                    && draft.find(index.reference()).isEmpty();
            if (lacks && (isNew || !policy.accepts(Tolerance.MISSING_INDEX))) {
                add(index, "idx");
            }
        }
    }

    private void add(Constraint constraint, String kind) {
        Table present = draft.table(constraint.table()).orElseThrow();
        boolean free = present.constraints().stream()
                        .noneMatch(one -> one.name().equals(constraint.name()))
                && (constraint.kind() == ConstraintKind.FOREIGN_KEY
                        || draft.isFree(new QualifiedName(constraint.table().schema(), constraint.name())));
        Constraint named = constraint.withName(
                names.keepOrChoose(constraint.name(), free, kind, constraint.table(), constraint.columns()));
        put(present, named);
        draft.origin(named.reference(), constraint.reference());
    }

    private void put(Table present, Constraint constraint) {
        List<Constraint> constraints = new ArrayList<>(present.constraints());
        constraints.add(constraint);
        draft.put(present.with(present.columns(), constraints));
    }

    private void add(Index index, String kind) {
        List<Identifier> columns = plain(index);
        boolean free = draft.isFree(index.name());
        Identifier name = columns.isEmpty() && free
                ? index.name().name()
                : names.keepOrChoose(index.name().name(), free, kind, index.on().qualifiedName(), columns);
        Index named = index.withName(new QualifiedName(index.name().schema(), name));
        draft.put(named);
        draft.origin(named.reference(), index.reference());
    }

    private Table present(Table wanted) {
        return draft.table(wanted.name()).orElseThrow();
    }
}
