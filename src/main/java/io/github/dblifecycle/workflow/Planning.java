package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.ColumnOrderNote;
import io.github.dblifecycle.diff.ComparedAspects;
import io.github.dblifecycle.diff.Comparison;
import io.github.dblifecycle.diff.PropertyChange;
import io.github.dblifecycle.diff.RenameCandidate;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.Rename;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What differs between two schemas, and what leads from one to the other.
 *
 * @param changes in meaning, after the renames
 * @param columnOrder tables whose columns stand in another order, which is no change
 * @param candidates drops and additions among the changes that look like renames
 * @param renames that were asked for or follow from such, in the order in which they run
 * @param plan all of it, renames first
 * @param verdict whether the plan was proved
 * @param from the first schema, after the renames
 * @param to the second
 */
public record Planning(
        List<Change> changes,
        List<ColumnOrderNote> columnOrder,
        List<RenameCandidate> candidates,
        List<Rename> renames,
        Plan plan,
        Verdict verdict,
        Catalog from,
        Catalog to) {

    public Planning {
        changes = List.copyOf(changes);
        columnOrder = List.copyOf(columnOrder);
        candidates = List.copyOf(candidates);
        renames = List.copyOf(renames);
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }

    /** As well with the order of columns as a change; no statement can bring it about. */
    Planning withColumnOrder() {
        SortedMap<ObjectReference, Change> all = new TreeMap<>();
        changes.forEach(change -> all.put(change.reference(), change));
        for (Change change : SchemaDiff.between(from, to, new ComparedAspects(false, false, false, true))) {
            boolean ordered = columnOrder.stream()
                    .anyMatch(note -> change.reference().equals(ObjectReference.table(note.table())));
            if (ordered && change instanceof Change.Altered altered) {
                List<PropertyChange> properties = new ArrayList<>();
                if (all.get(change.reference()) instanceof Change.Altered before) {
                    properties.addAll(before.properties());
                }
                altered.properties().stream()
                        .filter(property -> property.property().equals(PropertyChange.COLUMN_ORDER))
                        .forEach(properties::add);
                all.put(change.reference(), new Change.Altered(altered.from(), altered.to(), properties));
            }
        }
        return new Planning(List.copyOf(all.values()), columnOrder, candidates, renames, plan, verdict, from, to);
    }

    /** What differs, with both schemas. */
    public Comparison comparison() {
        return new Comparison(from, to, changes);
    }

    /** Both schemas mean the same. */
    public boolean isEmpty() {
        return changes.isEmpty() && renames.isEmpty();
    }
}
