package io.github.dblifecycle.judge;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What entities state and an application that runs does not notice: that no null, no second row of a key and no reference to
 * nothing comes in by other ways. Tried on the rows that the application wrote.
 */
final class Guarantees {

    private static final String INTEGRITY = "23";

    /** What refers to a table would refuse as well, and says nothing of its own constraints. */
    private static final String WITHOUT_REFERENCES = """
            DO $$
            DECLARE found record;
            BEGIN
                FOR found IN SELECT conrelid::regclass AS name, conname FROM pg_constraint
                    WHERE confrelid = 'TABLE_NAME'::regclass AND conrelid <> confrelid
                LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.name, found.conname);
                END LOOP;
            END $$
            """;

    /** An identity column that is always generated takes no null: generated_always. */
    private static final String ALWAYS = "428C9";

    private final Connection connection;

    /** @param connection without auto-commit; what is tried is rolled back */
    Guarantees(Connection connection) {
        this.connection = connection;
    }

    /**
     * Tries to break all of them.
     *
     * @param entities the schema that the provider would create
     * @return empty if none can be; else the first that can
     */
    String broken(Catalog entities) throws SQLException {
        for (Table table : entities.tables()) {
            for (Column column : table.columns()) {
                if (column.notNull() != Column.NotNull.NULLABLE
                        && !refused(
                                table,
                                "UPDATE " + table.name().readable() + " SET "
                                        + column.name().readable() + " = NULL")) {
                    return "null gets into " + column.reference().display();
                }
            }
            for (Constraint constraint : table.constraints()) {
                if (!refused(table, breaking(table, constraint))) {
                    return "nothing stands for " + constraint.reference().display() + " " + constraint.definition();
                }
            }
        }
        return "";
    }

    private static String breaking(Table of, Constraint constraint) {
        String table = of.name().readable();
        List<String> columns =
                constraint.columns().stream().map(Identifier::readable).toList();
        String list = String.join(", ", columns);
        if (constraint.kind() == ConstraintKind.FOREIGN_KEY) {
            return "UPDATE " + table + " SET "
                    + constraint.columns().stream()
                            .map(one -> one.readable() + " = " + nothing(of, one))
                            .collect(Collectors.joining(", "))
                    + " WHERE ctid = (SELECT min(ctid) FROM " + table + ")";
        }
        if (constraint.kind() == ConstraintKind.CHECK) {
            // What values an entity has is its own business, and the check only a provider's.
            return "";
        }
        String known = columns.stream().map(one -> one + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return "UPDATE " + table + " SET (" + list + ") = (SELECT " + list + " FROM " + table + " WHERE " + known
                + " LIMIT 1) WHERE (SELECT count(*) FROM " + table + " WHERE " + known + ") > 1";
    }

    private static String nothing(Table table, Identifier column) {
        return switch (table.column(column).orElseThrow().type()) {
            case "uuid" -> "'" + new UUID(7, 7) + "'";
            case "bigint", "integer" -> "-77";
            default -> "'none'";
        };
    }

    private boolean refused(Table table, String sql) throws SQLException {
        if (sql.isEmpty() || isEmpty(table)) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    WITHOUT_REFERENCES.replace("TABLE_NAME", table.name().readable()));
            statement.executeUpdate(sql);
            return false;
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(INTEGRITY) || ALWAYS.equals(e.getSQLState())) {
                return true;
            }
            throw e;
        } finally {
            connection.rollback();
        }
    }

    private boolean isEmpty(Table table) throws SQLException {
        try (Statement statement = connection.createStatement();
                var rows =
                        statement.executeQuery("SELECT 1 FROM " + table.name().readable() + " LIMIT 2")) {
            return !(rows.next() && rows.next());
        } finally {
            connection.rollback();
        }
    }
}
