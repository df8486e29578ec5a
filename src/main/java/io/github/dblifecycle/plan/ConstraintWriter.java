package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.ArrayList;
import java.util.List;

/** Constraints, in CREATE TABLE or after it. */
final class ConstraintWriter {

    private ConstraintWriter() {}

    /** The server prints options of the index only for an exclusion; they stand before what is said of deferral. */
    static String clause(Constraint constraint) {
        String definition = constraint.definition();
        if (!constraint.indexOptions().isEmpty() && constraint.kind() != ConstraintKind.EXCLUSION) {
            String keys = ConstraintText.withoutDeferral(constraint);
            definition = keys + SqlText.with(constraint.indexOptions()) + definition.substring(keys.length());
        }
        return "CONSTRAINT " + constraint.name().readable() + " " + definition;
    }

    /** A step of its own. */
    static Step step(Constraint constraint) {
        List<String> made = new ArrayList<>();
        made.add("ALTER TABLE " + (constraint.isIncomplete() ? "ONLY " : "")
                + constraint.table().readable() + " ADD " + clause(constraint));
        Comments statements = new Comments(made);
        comment(constraint, statements);
        return Step.of(
                constraint.kind() == ConstraintKind.FOREIGN_KEY ? Section.FOREIGN_KEYS : Section.DEFAULTS,
                constraint.reference(),
                List.of(ObjectReference.table(constraint.table())),
                statements.statements());
    }

    static void comment(Constraint constraint, Comments statements) {
        statements.add(
                "CONSTRAINT " + constraint.name().readable() + " ON "
                        + constraint.table().readable(),
                constraint.comment());
        statements.add(
                "INDEX " + constraint.table().schema().readable() + "."
                        + constraint.name().readable(),
                constraint.indexComment());
    }
}
