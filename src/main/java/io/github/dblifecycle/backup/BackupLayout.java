package io.github.dblifecycle.backup;

import java.util.List;
import java.util.Objects;

/**
 * Where everything is in a backup.
 *
 * @param rolesQuery answers the statements that make the roles which are missing; empty where it names none
 * @param before statements that make what rows are loaded into
 * @param blocks rows, in their order
 * @param values where the statements behind the rows begin
 * @param valuesEnd where they end
 * @param after statements for which the rows must be there
 * @param last the line that tells what all rows add up to
 */
record BackupLayout(
        String rolesQuery, String before, List<Block> blocks, long values, long valuesEnd, String after, String last) {

    /**
     * Rows of one table.
     *
     * @param copy {@code COPY … FROM stdin}
     * @param from where its first row begins in the content
     * @param length of all its rows, in bytes
     */
    record Block(String copy, long from, long length) {

        private static final int NAME = "COPY ".length();

        /** The table as the statement names it. */
        String table() {
            boolean quoted = false;
            for (int i = NAME; i < copy.length(); i++) {
                quoted ^= copy.charAt(i) == '"';
                if (copy.charAt(i) == ' ' && !quoted) {
                    return copy.substring(NAME, i);
                }
            }
            throw new IllegalStateException("no COPY: " + copy);
        }
    }

    BackupLayout {
        Objects.requireNonNull(rolesQuery, "rolesQuery");
        Objects.requireNonNull(before, "before");
        blocks = List.copyOf(blocks);
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(last, "last");
    }

    /** What there is to do, in bytes. */
    long bytes() {
        return blocks.stream().mapToLong(Block::length).sum() + (valuesEnd - values);
    }

    /** How many tables have a place in it. */
    int tables() {
        return (int) blocks.stream().map(Block::copy).distinct().count();
    }

    /** Whether these are its rows. */
    boolean adds(RowSum all) {
        return last.equals(BackupText.lastLine(blocks.size(), all).strip());
    }
}
