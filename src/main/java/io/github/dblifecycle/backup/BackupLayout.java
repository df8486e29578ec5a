package io.github.dblifecycle.backup;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where everything is in a backup that was read to its end and found whole.
 *
 * @param rolesQuery answers the statements that make the roles which are missing; empty where it names none
 * @param before statements that make what rows are loaded into
 * @param blocks rows, in their order
 * @param values where the statements behind the rows begin
 * @param valuesEnd where they end
 * @param after statements for which the rows must be there
 * @param sums of the rows, by the COPY that loads them
 * @param rows all of them, and those of large objects
 */
record BackupLayout(
        String rolesQuery,
        String before,
        List<Block> blocks,
        long values,
        long valuesEnd,
        String after,
        Map<String, RowSum> sums,
        RowSum rows) {

    /**
     * Rows of one table.
     *
     * @param copy {@code COPY … FROM stdin}
     * @param from where its first row begins in the content
     * @param length of all its rows, in bytes
     * @param rows how many
     */
    record Block(String copy, long from, long length, long rows) {}

    BackupLayout {
        Objects.requireNonNull(rolesQuery, "rolesQuery");
        Objects.requireNonNull(before, "before");
        blocks = List.copyOf(blocks);
        Objects.requireNonNull(after, "after");
        sums = Map.copyOf(sums);
    }

    /** What there is to do, in bytes. */
    long bytes() {
        return blocks.stream().mapToLong(Block::length).sum() + (valuesEnd - values);
    }
}
