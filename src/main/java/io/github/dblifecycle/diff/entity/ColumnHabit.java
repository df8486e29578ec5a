package io.github.dblifecycle.diff.entity;

/**
 * What an application does with a column, beyond what its provider's DDL says.
 *
 * @param neverNull whether what it writes there is never null, though the DDL may let nulls in: a field of a primitive type, a
 *     time stamp that the provider fills
 * @param written whether any INSERT or UPDATE of it gives the column a value at all
 * @param inserted whether every row that it inserts gives the column a value; otherwise the database has to
 */
public record ColumnHabit(boolean neverNull, boolean written, boolean inserted) {

    /** What holds of a column of which nothing is known but the DDL. */
    public static final ColumnHabit USUAL = new ColumnHabit(false, true, true);

    /** The application reads it, and leaves it to the database. */
    public static final ColumnHabit READ = new ColumnHabit(true, false, false);

    public ColumnHabit {
        if (inserted && !written) {
            throw new IllegalArgumentException("what is inserted is written");
        }
    }

    /** What holds of a column that is mapped twice, in this way and in another one. */
    public ColumnHabit and(ColumnHabit other) {
        return new ColumnHabit(
                (neverNull || !written) && (other.neverNull || !other.written),
                written || other.written,
                inserted || other.inserted);
    }

    /** What holds of a column of which two sources tell, each what it knows. */
    public ColumnHabit or(ColumnHabit other) {
        return new ColumnHabit(neverNull || other.neverNull, written && other.written, inserted && other.inserted);
    }

    boolean mayBeNull() {
        return written && !neverNull;
    }
}
