package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.Observation;
import io.github.dblifecycle.plan.ExpectedLock;
import io.github.dblifecycle.plan.ExpectedLocks;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a statement may do to those who work with the database, told from what it did in a scratch database. */
final class ObservedHazards {

    private ObservedHazards() {}

    /** @param sql the statement; empty for code */
    static List<Hazard> of(Observation seen, ExpectedLocks locks, String sql) {
        List<Hazard> hazards = new ArrayList<>();
        seen.droppedTables()
                .forEach(table -> hazards.add(new Hazard(
                        HazardKind.LOSES_DATA, "table " + table.name().display() + " is dropped with all its rows")));
        seen.droppedColumns()
                .forEach(column -> hazards.add(new Hazard(
                        HazardKind.LOSES_DATA,
                        "column " + new Identifier(column.column()).display() + " of table "
                                + column.table().name().display() + " is dropped with all its values")));
        boolean empties = isTruncate(sql);
        for (Observation.Relation relation : seen.newFile()) {
            String name = relation.kind() + " " + relation.name().display();
            hazards.add(
                    empties
                            ? new Hazard(HazardKind.LOSES_DATA, name + " is emptied")
                            : new Hazard(HazardKind.REWRITES_TABLE, name + " is written anew, every row of it"));
        }
        if (locks instanceof ExpectedLocks.Observed observed) {
            observed.telling().forEach(lock -> add(lock, hazards));
        }
        return hazards.stream().sorted(Comparator.comparing(Hazard::kind)).toList();
    }

    private static void add(ExpectedLock lock, List<Hazard> hazards) {
        String place = lock.table()
                .map(table -> "table " + table.display() + ", whose index "
                        + lock.name().display() + " it locks,")
                .orElse(lock.display());
        if (lock.mode().blocksReads()) {
            hazards.add(new Hazard(
                    HazardKind.BLOCKS_READS, "reads and writes of " + place + " wait until the transaction ends"));
        } else if (lock.mode().blocksWrites()) {
            hazards.add(
                    new Hazard(HazardKind.BLOCKS_WRITES, "writes to " + place + " wait until the transaction ends"));
        }
    }

    /** Both a statement that empties a table and one that rewrites it give it a new file. */
    private static boolean isTruncate(String sql) {
        try {
            return StatementSplitter.split(sql).stream()
                    .anyMatch(piece -> piece instanceof Statement statement && statement.startsWith("truncate"));
        } catch (UnfinishedScriptException e) {
            return false;
        }
    }
}
