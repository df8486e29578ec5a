package io.github.dblifecycle.report;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Dependency;
import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.Comparison;
import io.github.dblifecycle.report.ChangeView.Kind;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which tables of two schemas a diagram shows: all of a small schema; of a large one those that differ, and as far as there
 * is room those that they refer to or are referred to by. Partitions are left to their parent.
 */
final class DiagramSelection {

    private static final int MOST_COLUMNS = 12;
    private static final int FEW_COLUMNS = 7;

    private final Comparison comparison;
    private final Map<ObjectReference, Kind> changes = new HashMap<>();
    private final Map<QualifiedName, Kind> changedTables = new TreeMap<>();
    private final Map<ObjectReference, Key> keys = new TreeMap<>();
    private final Set<ObjectReference> primary = new TreeSet<>();
    private final Set<ObjectReference> referring = new TreeSet<>();

    private record Key(QualifiedName from, QualifiedName to) {}

    private DiagramSelection(Comparison comparison) {
        this.comparison = comparison;
    }

    /**
     * The diagram.
     *
     * @param most so many tables are shown at most
     * @param changedOnly whether tables that are alike are shown only beside those that differ
     */
    static Diagram of(Comparison comparison, int most, boolean changedOnly) {
        DiagramSelection selection = new DiagramSelection(comparison);
        selection.readChanges();
        selection.readKeys(comparison.from());
        selection.readKeys(comparison.to());
        return selection.diagram(most, changedOnly);
    }

    private void readChanges() {
        for (Change change : comparison.changes()) {
            Kind kind = ChangeView.kind(change);
            mark(change.reference(), kind);
            List<CatalogObject> parts = change instanceof Change.Created created
                    ? created.parts()
                    : change instanceof Change.Dropped dropped ? dropped.parts() : List.of();
            parts.forEach(part -> mark(part.reference(), kind));
        }
    }

    private void mark(ObjectReference reference, Kind kind) {
        changes.put(reference, kind);
        if (reference.kind() == ObjectKind.TABLE) {
            changedTables.put(reference.qualifiedName(), kind);
            return;
        }
        Optional<CatalogObject> object =
                comparison.to().find(reference).or(() -> comparison.from().find(reference));
        object.flatMap(CatalogObject::partOf)
                .filter(whole -> whole.kind() == ObjectKind.TABLE)
                .ifPresent(whole -> changedTables.putIfAbsent(whole.qualifiedName(), Kind.ALTERED));
    }

    /** Which columns a key has is known from what it cannot be without. */
    private void readKeys(Catalog catalog) {
        for (Dependency dependency : catalog.dependencies()) {
            ObjectReference on = dependency.on();
            if (dependency.dependent().kind() != ObjectKind.CONSTRAINT || on.kind() != ObjectKind.COLUMN) {
                continue;
            }
            Constraint constraint =
                    (Constraint) catalog.find(dependency.dependent()).orElseThrow();
            boolean own = on.qualifiedName().equals(constraint.table());
            if (constraint.kind() == ConstraintKind.PRIMARY_KEY) {
                primary.add(on);
            } else if (constraint.kind() == ConstraintKind.FOREIGN_KEY) {
                if (own) {
                    referring.add(on);
                    keys.putIfAbsent(constraint.reference(), new Key(constraint.table(), constraint.table()));
                } else {
                    keys.put(constraint.reference(), new Key(constraint.table(), on.qualifiedName()));
                }
            }
        }
    }

    private Diagram diagram(int most, boolean changedOnly) {
        Map<QualifiedName, Table> all = new TreeMap<>();
        comparison.from().tables().forEach(table -> all.put(table.name(), table));
        comparison.to().tables().forEach(table -> all.put(table.name(), table));
        Map<QualifiedName, Table> whole = new TreeMap<>(all);
        whole.values().removeIf(table -> table.partitionOf().isPresent());
        Set<QualifiedName> shown = changedOnly || whole.size() > most ? chosen(whole, most) : whole.keySet();
        List<Diagram.Box> boxes = shown.stream()
                .map(name -> box(Objects.requireNonNull(whole.get(name))))
                .toList();
        List<Diagram.Reference> references = keys.entrySet().stream()
                .filter(key -> shown.contains(key.getValue().from())
                        && shown.contains(key.getValue().to()))
                .map(key -> new Diagram.Reference(
                        key.getKey().part().orElseThrow().display(),
                        key.getValue().from().display(),
                        key.getValue().to().display(),
                        Optional.ofNullable(changes.get(key.getKey()))))
                .sorted(Comparator.comparing(Diagram.Reference::from)
                        .thenComparing(Diagram.Reference::to)
                        .thenComparing(Diagram.Reference::name))
                .toList();
        return new Diagram(boxes, references, whole.size() - shown.size());
    }

    private Set<QualifiedName> chosen(Map<QualifiedName, Table> whole, int most) {
        Set<QualifiedName> changed = new TreeSet<>();
        changedTables.keySet().stream().filter(whole::containsKey).limit(most).forEach(changed::add);
        Set<QualifiedName> shown = new TreeSet<>(changed);
        for (Key key : keys.values()) {
            QualifiedName other = changed.contains(key.from()) ? key.to() : key.from();
            boolean beside = changed.contains(key.from()) || changed.contains(key.to());
            if (beside && shown.size() < most && whole.containsKey(other)) {
                shown.add(other);
            }
        }
        return shown;
    }

    private Diagram.Box box(Table last) {
        Map<ObjectReference, Column> columns = new LinkedHashMap<>();
        last.columns().forEach(column -> columns.put(column.reference(), column));
        comparison.from().table(last.name()).ifPresent(before -> before.columns()
                .forEach(column -> columns.putIfAbsent(column.reference(), column)));
        Optional<Kind> change = Optional.ofNullable(changedTables.get(last.name()));
        int room = change.isPresent() ? MOST_COLUMNS : FEW_COLUMNS;
        Set<ObjectReference> shown = new TreeSet<>();
        columns.keySet().stream().filter(changes::containsKey).limit(room).forEach(shown::add);
        columns.keySet().stream()
                .filter(column -> primary.contains(column) || referring.contains(column))
                .limit(Math.max(0, room - shown.size()))
                .forEach(shown::add);
        for (ObjectReference column : columns.keySet()) {
            if (shown.size() < room) {
                shown.add(column);
            }
        }
        List<Diagram.Line> lines = new ArrayList<>();
        columns.forEach((reference, column) -> {
            if (shown.contains(reference)) {
                lines.add(new Diagram.Line(
                        column.name().display(),
                        column.type(),
                        primary.contains(reference),
                        referring.contains(reference),
                        Optional.ofNullable(changes.get(reference))));
            }
        });
        return new Diagram.Box(last.name().display(), change, lines, columns.size() - lines.size());
    }
}
