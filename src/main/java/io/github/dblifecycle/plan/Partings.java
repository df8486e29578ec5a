package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Partitions and children that leave their parents: before anything else, because only afterwards it is known what they
 * keep of them, and by what names.
 */
final class Partings {

    private Partings() {}

    static List<PlannedStatement> of(Planning planning) {
        List<PlannedStatement> statements = new ArrayList<>();
        for (Table before : planning.from().tables()) {
            Optional<Table> after = planning.to().table(before.name());
            if (after.isPresent() && planning.fates().stays(before.reference())) {
                statements.addAll(of(before, after.get(), planning));
            }
        }
        return statements;
    }

    private static List<PlannedStatement> of(Table before, Table after, Planning planning) {
        ObjectReference reference = before.reference();
        List<PlannedStatement> statements = new ArrayList<>();
        if (!before.partitionOf().equals(after.partitionOf())) {
            before.partitionOf()
                    .ifPresent(partition -> statements.add(Statements.quick(
                            reference,
                            "ALTER TABLE " + partition.parent().readable() + " DETACH PARTITION "
                                    + before.name().readable(),
                            new Hazard(
                                    HazardKind.BREAKS_CALLERS,
                                    "the rows of " + reference.display() + " are no longer in table "
                                            + partition.parent().display()))));
        }
        List<QualifiedName> left = before.inherits().stream()
                .filter(parent -> !after.inherits().contains(parent))
                .toList();
        boolean reordered = left.isEmpty()
                && before.inherits().size() == after.inherits().size()
                && !before.inherits().equals(after.inherits());
        List<QualifiedName> parted = reordered ? before.inherits() : left;
        if (parted.isEmpty()) {
            parted = SeveralOrigins.of(planning).toLeave(before);
        }
        for (QualifiedName parent : parted) {
            statements.add(Statements.quick(
                    reference,
                    "ALTER TABLE " + before.name().readable() + " NO INHERIT " + parent.readable(),
                    new Hazard(
                            HazardKind.BREAKS_CALLERS,
                            "the rows of " + reference.display() + " are no longer among those of table "
                                    + parent.display())));
        }
        return statements;
    }
}
