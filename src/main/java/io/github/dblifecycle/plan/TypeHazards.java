package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import java.util.ArrayList;
import java.util.List;

/** What may happen to the values of a column that changes its type. */
final class TypeHazards {

    private TypeHazards() {}

    static Hazard[] of(Column before, Column after, TypeChange change, boolean rebuilt) {
        String column = "column " + after.table().display() + "." + after.name().display();
        String step = before.type() + " to " + after.type();
        List<Hazard> hazards = new ArrayList<>();
        if (change.decision()) {
            hazards.add(new Hazard(
                    HazardKind.NEEDS_A_DECISION,
                    "PostgreSQL has no cast from " + step + "; read what follows USING: it is a guess at how the values"
                            + " of " + column + " should become new ones"));
        }
        if (change.mayLose()) {
            hazards.add(new Hazard(HazardKind.LOSES_DATA, "values of " + column + " may lose precision from " + step));
        }
        if (change.mayFail()) {
            hazards.add(new Hazard(
                    HazardKind.MAY_FAIL_ON_DATA,
                    rebuilt
                            ? "fails if " + column + " holds a value that the new " + after.type() + " does not have"
                            : "fails if a value of " + column + " is no valid " + after.type()));
        }
        if (change.rewrites()) {
            hazards.add(new Hazard(
                    HazardKind.REWRITES_TABLE,
                    "writes table " + after.table().display() + " and its indexes anew while nobody can read it"));
        }
        return hazards.toArray(Hazard[]::new);
    }
}
