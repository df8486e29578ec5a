package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.sql.QualifiedName;

/** What may happen when a constraint is added to a table with rows. */
final class ConstraintHazards {

    private ConstraintHazards() {}

    static Hazard failsOnData(Constraint constraint) {
        return failsOnData(constraint, constraint.table());
    }

    private static Hazard failsOnData(Constraint constraint, QualifiedName on) {
        String table = "table " + on.display();
        return new Hazard(
                HazardKind.MAY_FAIL_ON_DATA,
                switch (constraint.kind()) {
                    case PRIMARY_KEY -> "fails if " + table + " holds nulls or duplicates in its new primary key";
                    case UNIQUE ->
                        "fails if " + table + " holds duplicates that constraint "
                                + constraint.name().display() + " forbids";
                    case FOREIGN_KEY ->
                        "fails if a row of " + table + " points at nothing, which constraint "
                                + constraint.name().display() + " forbids";
                    case CHECK, EXCLUSION ->
                        "fails if a row of " + table + " breaks constraint "
                                + constraint.name().display();
                });
    }

    /** In one step, without what keeps the table usable. */
    static Hazard[] ofAdding(Constraint constraint) {
        return ofAdding(constraint, constraint.table());
    }

    /** @param on which table gets it: that of the constraint, or a child */
    static Hazard[] ofAdding(Constraint constraint, QualifiedName on) {
        String table = "table " + on.display();
        HazardKind blocked =
                switch (constraint.kind()) {
                    case FOREIGN_KEY -> HazardKind.BLOCKS_WRITES;
                    case PRIMARY_KEY, UNIQUE, EXCLUSION, CHECK -> HazardKind.SCANS_TABLE;
                };
        return new Hazard[] {
            failsOnData(constraint, on),
            new Hazard(
                    blocked,
                    "reads all of " + table
                            + (blocked == HazardKind.BLOCKS_WRITES
                                    ? " while nobody can write it or the table it points at"
                                    : " while nobody else can read or write it"))
        };
    }
}
