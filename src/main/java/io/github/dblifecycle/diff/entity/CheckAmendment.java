package io.github.dblifecycle.diff.entity;

import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Table;
import java.util.List;
import java.util.Optional;

/** Has the checks of a table let in what entities put there. */
final class CheckAmendment {

    private final Draft draft;
    private final KeyAddition addition;

    CheckAmendment(Draft draft, KeyAddition addition) {
        this.draft = draft;
        this.addition = addition;
    }

    /** Checks are the provider's own; but one of the database may refuse what entities put in. */
    void amend(Table wanted) {
        if (!draft.isOfMigrations(wanted.reference())) {
            wanted.constraints().stream()
                    .filter(constraint -> constraint.kind() == ConstraintKind.CHECK)
                    .forEach(constraint -> addition.put(draft.present(wanted), constraint));
            return;
        }
        Table present = draft.present(wanted);
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
}
