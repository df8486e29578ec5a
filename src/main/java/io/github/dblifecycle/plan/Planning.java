package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.CompositeType;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Index;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What all planners of one plan share. */
final class Planning {

    private final Catalog from;
    private final Catalog to;
    private final PlanSettings settings;
    private final Fates fates;
    private final Inheritance inheritance;
    private final Set<QualifiedName> parentsWithNewIndex;
    private final ForeignKeys foreignKeysBefore;
    private final ForeignKeys foreignKeysAfter;
    private final ExpressionObstacles obstacles;
    private final SpareNames spareNames;

    Planning(Catalog from, Catalog to, PlanSettings settings) {
        this.from = from;
        this.to = to;
        this.settings = settings;
        this.fates = Fates.of(from, to, new Alterable(settings.major()), settings.lossesFirst());
        this.inheritance = new Inheritance(from, to, fates);
        this.parentsWithNewIndex = parentsWithNewIndex();
        this.foreignKeysBefore = ForeignKeys.of(from, fates::needsBefore);
        this.foreignKeysAfter = ForeignKeys.of(to, fates::needsAfter);
        this.obstacles = ExpressionObstacles.of(from, to);
        this.spareNames = new SpareNames(from, to);
    }

    Catalog from() {
        return from;
    }

    Catalog to() {
        return to;
    }

    int major() {
        return settings.major();
    }

    PlanSettings settings() {
        return settings;
    }

    Inheritance inheritance() {
        return inheritance;
    }

    /** Where what goes for good goes. */
    Phase losses() {
        return settings.lossesFirst() ? Phase.DROPS : Phase.LOSSES;
    }

    Fates fates() {
        return fates;
    }

    Fate fate(ObjectReference reference) {
        return fates.of(reference);
    }

    /** Whether a statement on the relation meets rows and users: it was there before, and those who plan care. */
    boolean isInUse(ObjectReference relation) {
        return settings.online() && fates.stays(relation);
    }

    boolean isInUse(QualifiedName table) {
        return isInUse(ObjectReference.table(table));
    }

    Set<ObjectReference> needsBefore(ObjectReference reference) {
        return fates.needsBefore(reference);
    }

    Set<ObjectReference> needsAfter(ObjectReference reference) {
        return fates.needsAfter(reference);
    }

    ForeignKeys foreignKeysBefore() {
        return foreignKeysBefore;
    }

    ForeignKeys foreignKeysAfter() {
        return foreignKeysAfter;
    }

    SpareNames spareNames() {
        return spareNames;
    }

    ExpressionObstacles obstacles() {
        return obstacles;
    }

    CatalogObject before(ObjectReference reference) {
        return from.find(reference).orElseThrow(() -> new IllegalStateException("not there before: " + reference));
    }

    CatalogObject after(ObjectReference reference) {
        return to.find(reference).orElseThrow(() -> new IllegalStateException("not there after: " + reference));
    }

    /** The partitioned tables that it was a partition of, the nearest first. */
    List<QualifiedName> wholesBefore(Table table) {
        return wholes(table, from);
    }

    /** The partitioned tables that it is to be a partition of, the nearest first. */
    List<QualifiedName> wholesAfter(Table table) {
        return wholes(table, to);
    }

    private static List<QualifiedName> wholes(Table table, Catalog catalog) {
        List<QualifiedName> wholes = new ArrayList<>();
        Optional<QualifiedName> next = table.partitionOf().map(partition -> partition.parent());
        while (next.isPresent()) {
            wholes.add(next.get());
            next = catalog.table(next.get()).flatMap(Table::partitionOf).map(partition -> partition.parent());
        }
        return wholes;
    }

    /** A table as it is to be, and those it inherits from, each once. */
    List<Table> withAncestorsAfter(QualifiedName table) {
        Map<QualifiedName, Table> found = new LinkedHashMap<>();
        Deque<QualifiedName> open = new ArrayDeque<>(List.of(table));
        while (!open.isEmpty()) {
            to.table(open.remove())
                    .filter(one -> found.putIfAbsent(one.name(), one) == null)
                    .ifPresent(one -> open.addAll(one.parents()));
        }
        return List.copyOf(found.values());
    }

    /** The partitions that the table this one becomes a partition of is to lose: their bounds may be in the way. */
    List<Unit> partitionsInTheWay(Table after) {
        return after.partitionOf().stream()
                .flatMap(partition -> from.tables().stream().filter(table -> table.partitionOf()
                        .filter(before -> before.parent().equals(partition.parent()))
                        .isPresent()))
                .map(Table::reference)
                .filter(table -> fate(table).isDropped())
                .map(Unit::of)
                .toList();
    }

    /** Whether the column of a table made of a type comes, goes or changes with the type's attribute. */
    boolean followsType(ObjectReference column) {
        Optional<String> before = from.table(column.qualifiedName()).flatMap(Table::ofType);
        Optional<String> after = to.table(column.qualifiedName()).flatMap(Table::ofType);
        return before.isPresent() && before.equals(after);
    }

    /** The type that a table is made of before and after. */
    Optional<ObjectReference> typeOf(ObjectReference column) {
        return to.table(column.qualifiedName()).flatMap(Table::ofType).stream()
                .flatMap(type -> to.all(CompositeType.class).stream()
                        .filter(composite -> composite.name().readable().equals(type)))
                .map(CompositeType::reference)
                .findFirst();
    }

    /**
     * Whether a table becomes a partition or child that it was not: what it has of its own then may become its share of
     * the parent's, so that nobody knows before what is left to be dropped.
     */
    boolean isAttached(QualifiedName table) {
        Optional<Table> before = from.table(table);
        Optional<Table> after = to.table(table);
        return before.isPresent()
                && after.isPresent()
                && fates.stays(ObjectReference.table(table))
                && !before.get().parents().containsAll(after.get().parents());
    }

    /**
     * Whether an index or constraint waits until its table is attached, or the parent has got its own: it may become a
     * share of that instead of being dropped.
     */
    boolean waitsForAttachment(CatalogObject part) {
        return (part instanceof Index || part instanceof Constraint)
                && fate(part.reference()) == Fate.GONE
                && part.partOf()
                        .filter(on -> on.kind() == ObjectKind.TABLE)
                        .map(ObjectReference::qualifiedName)
                        .filter(table -> (isAttached(table) && mayBeShared(part, table)) || parentGetsIndex(table))
                        .filter(table -> !isInTheWay(part, table))
                        .isPresent()
                && needsBefore(part.reference()).stream()
                        .noneMatch(needed -> fate(needed).isDropped());
    }

    /** Children that are no partitions share nothing of their parents but CHECK constraints. */
    private boolean mayBeShared(CatalogObject part, QualifiedName table) {
        return to.table(table).flatMap(Table::partitionOf).isPresent() || isCheck(part);
    }

    private static boolean isCheck(CatalogObject part) {
        return part instanceof Constraint constraint && constraint.kind() == Constraint.ConstraintKind.CHECK;
    }

    /** A parent refuses a child whose check of the same name says something else. */
    private boolean isInTheWay(CatalogObject part, QualifiedName table) {
        return part instanceof Constraint check
                && isCheck(part)
                && to.table(table).stream()
                        .flatMap(child -> child.parents().stream())
                        .flatMap(parent -> withAncestorsAfter(parent).stream())
                        .flatMap(parent -> parent.constraints().stream())
                        .anyMatch(other -> other.name().equals(check.name())
                                && !other.definition().equals(check.definition()));
    }

    private boolean parentGetsIndex(QualifiedName table) {
        return to.table(table).stream()
                .flatMap(partition -> wholes(partition, to).stream())
                .anyMatch(parentsWithNewIndex::contains);
    }

    private Set<QualifiedName> parentsWithNewIndex() {
        Set<QualifiedName> parents = new HashSet<>();
        to.objects().forEach((reference, object) -> {
            boolean index = object instanceof Index
                    || (object instanceof Constraint constraint
                            && constraint.kind() != Constraint.ConstraintKind.CHECK);
            if (index && fate(reference).isCreated()) {
                object.partOf()
                        .filter(on -> on.kind() == ObjectKind.TABLE)
                        .ifPresent(on -> parents.add(on.qualifiedName()));
            }
        });
        return parents;
    }

    boolean leavesToAttached() {
        return from.objects().values().stream().anyMatch(this::waitsForAttachment);
    }
}
