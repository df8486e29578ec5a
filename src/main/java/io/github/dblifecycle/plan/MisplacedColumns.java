package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tables that are to be of a type whose attributes stand in another order than their columns: the server compares them one
 * by one (PostgreSQL, "ALTER TABLE", OF), a column that is added stands last, and none moves.
 */
final class MisplacedColumns {

    private MisplacedColumns() {}

    /** Names the first such table, and what would help; empty where there is none. */
    static Optional<String> among(Planning planning) {
        return planning.to().tables().stream()
                .filter(table -> planning.fates().stays(table.reference()))
                .flatMap(table -> of(table, planning).stream())
                .findFirst();
    }

    private static Optional<String> of(Table after, Planning planning) {
        Optional<Table> before = planning.from().table(after.name());
        if (before.isEmpty()
                || after.ofType().isEmpty()
                || before.get().ofType().equals(after.ofType())) {
            return Optional.empty();
        }
        List<Identifier> kept = before.get().columns().stream()
                .filter(column -> planning.fates().stays(column.reference()))
                .map(Column::name)
                .toList();
        List<Identifier> wanted = after.columns().stream().map(Column::name).toList();
        for (int i = 0; i < kept.size(); i++) {
            if (!kept.get(i).equals(wanted.get(i))) {
                return Optional.of(after.reference().display() + " has column "
                        + kept.get(i).display() + " where type "
                        + after.ofType().get() + " has "
                        + wanted.get(i).display()
                        + ", and columns do not move: declare the type with "
                        + kept.stream().map(Identifier::display).collect(Collectors.joining(", "))
                        + " first, in this order, or leave the table without a type");
            }
        }
        return Optional.empty();
    }
}
