package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Objects;

/**
 * What a backup is to hold, in the order of the file.
 *
 * @param path the schemas in which bodies of functions find unqualified names while rows and indexes are loaded
 * @param roles that are named anywhere in it
 * @param beforeRows statements that make what rows are loaded into
 * @param tables whose rows come then, in this order
 * @param largeObjects whether they come along
 * @param owners whether whose large objects are is written
 * @param privileges whether who may use them is written
 * @param sequences with how far they have counted
 * @param afterRows statements for which the rows must be there
 * @param filledViews materialized views to fill, in this order
 * @param last statements that would disturb all others
 */
public record BackupContents(
        List<Identifier> path,
        List<Identifier> roles,
        String beforeRows,
        List<TableRows> tables,
        boolean largeObjects,
        boolean owners,
        boolean privileges,
        List<SequenceValue> sequences,
        String afterRows,
        List<QualifiedName> filledViews,
        String last) {

    public BackupContents {
        path = List.copyOf(path);
        roles = List.copyOf(roles);
        Objects.requireNonNull(beforeRows, "beforeRows");
        tables = List.copyOf(tables);
        sequences = List.copyOf(sequences);
        Objects.requireNonNull(afterRows, "afterRows");
        filledViews = List.copyOf(filledViews);
        Objects.requireNonNull(last, "last");
    }
}
