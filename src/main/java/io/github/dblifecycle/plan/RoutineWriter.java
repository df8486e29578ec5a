package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectKind;
import io.github.dblifecycle.catalog.Routine;
import java.util.Locale;

/** Functions, procedures and aggregates. */
final class RoutineWriter {

    private RoutineWriter() {}

    static Step step(Routine routine) {
        String signature = routine.name().readable() + "(" + routine.arguments() + ")";
        return Step.of(
                Section.ROUTINES,
                routine.reference(),
                Comments.after(
                        routine.definition().stripTrailing(),
                        commentedAs(routine.kind()) + " " + signature,
                        routine.comment()));
    }

    /** An aggregate would have to be named with ORDER BY among its arguments; as a routine it need not. */
    private static String commentedAs(ObjectKind kind) {
        return kind == ObjectKind.AGGREGATE ? "ROUTINE" : kind.word().toUpperCase(Locale.ROOT);
    }
}
