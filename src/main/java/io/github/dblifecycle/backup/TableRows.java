package io.github.dblifecycle.backup;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.QualifiedName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The rows of one table that a backup holds.
 *
 * @param table whose they are; its own rows, without those of tables that inherit from it
 * @param into the table that they are loaded into: itself, or the partitioned table that sorts them into its partitions
 * @param columns all but the generated ones, in their order; none is possible
 * @param clause {@code WHERE (…)} where not all rows are wanted; on a table that is read in ranges it ends so that {@code
 *     AND …} may follow
 * @param bytes on disk, as a measure of what is to be done
 * @param pages of the heap, for a table that can be read in ranges of them; empty for one that cannot
 */
public record TableRows(
        QualifiedName table,
        QualifiedName into,
        List<Identifier> columns,
        Optional<String> clause,
        long bytes,
        OptionalLong pages) {

    public TableRows {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(into, "into");
        Objects.requireNonNull(clause, "clause");
        Objects.requireNonNull(pages, "pages");
        columns = List.copyOf(columns);
        if (bytes < 0) {
            throw new IllegalArgumentException("a negative size: " + bytes);
        }
    }

    /** What stands before the rows in the file, on one line whatever names are made of. */
    String loading() {
        String list = columns.isEmpty()
                ? ""
                : columns.stream().map(TableRows::onOneLine).collect(Collectors.joining(", ", " (", ")"));
        return "COPY " + onOneLine(into.schema()) + "." + onOneLine(into.name()) + list + " FROM stdin;\n";
    }

    /** The query for some of the pages. */
    String reading(PageRange range) {
        String list = columns.stream().map(Identifier::quoted).collect(Collectors.joining(", "));
        String where = clause.orElse("");
        if (!range.isAll()) {
            where = where.isEmpty() ? "WHERE " + range.condition() : where + " AND " + range.condition();
        }
        if (where.isEmpty() && !columns.isEmpty()) {
            return "COPY " + table.quoted() + " (" + list + ") TO STDOUT";
        }
        return "COPY (SELECT " + list + " FROM ONLY " + table.quoted() + " " + where + ") TO STDOUT";
    }

    private static String onOneLine(Identifier name) {
        String value = name.value();
        if (value.indexOf('\n') < 0 && value.indexOf('\r') < 0) {
            return name.readable();
        }
        return "U&"
                + name.quoted().replace("\\", "\\\\").replace("\n", "\\000A").replace("\r", "\\000D");
    }
}
