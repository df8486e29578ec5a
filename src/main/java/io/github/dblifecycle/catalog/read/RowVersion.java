package io.github.dblifecycle.catalog.read;

import java.util.Comparator;

/**
 * Which statement last wrote an object's row of pg_catalog: its transaction, and the command within that (PostgreSQL, "5.6.
 * System Columns", {@code xmin} and {@code cmin}). Together with a record of which statement ran as what it leads from an
 * object to the line that made it.
 *
 * <p>The command is only to be trusted in a database that nobody else writes to: a later transaction that touches the row and
 * rolls back overwrites it.
 *
 * @param transaction the 32-bit transaction number; below 3 for what was there from the start
 * @param command 0 for the first command of the transaction that writes
 */
public record RowVersion(long transaction, long command) implements Comparable<RowVersion> {

    private static final Comparator<RowVersion> ORDER =
            Comparator.comparingLong(RowVersion::transaction).thenComparingLong(RowVersion::command);

    public RowVersion {
        if (transaction < 0 || command < 0) {
            throw new IllegalArgumentException("no row has version " + transaction + "/" + command);
        }
    }

    /** Later is greater, as long as transaction numbers have not wrapped around in between. */
    @Override
    public int compareTo(RowVersion other) {
        return ORDER.compare(this, other);
    }
}
