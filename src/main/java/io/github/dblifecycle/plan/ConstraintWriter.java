package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.ObjectReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Constraints, in CREATE TABLE or after it. */
final class ConstraintWriter {

    private ConstraintWriter() {}

    static String clause(Constraint constraint) {
        return "CONSTRAINT " + constraint.name().readable() + " " + constraint.definition();
    }

    /** A step of its own. */
    static Step step(Constraint constraint) {
        List<String> made = new ArrayList<>();
        made.add("ALTER TABLE " + constraint.table().readable() + " ADD " + clause(constraint));
        indexOptions(constraint).ifPresent(made::add);
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

    /** The index behind a constraint has the constraint's name; the definition of an exclusion tells them itself. */
    static Optional<String> indexOptions(Constraint constraint) {
        return constraint.indexOptions().isEmpty() || constraint.kind() == ConstraintKind.EXCLUSION
                ? Optional.empty()
                : Optional.of("ALTER INDEX " + constraint.table().schema().readable() + "."
                        + constraint.name().readable() + " SET " + SqlText.options(constraint.indexOptions()));
    }
}
