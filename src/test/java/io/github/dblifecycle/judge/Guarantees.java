package io.github.dblifecycle.judge;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.Column;
import io.github.dblifecycle.catalog.Constraint;
import io.github.dblifecycle.catalog.Constraint.ConstraintKind;
import io.github.dblifecycle.catalog.Table;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.sql.Identifier;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What entities state and an application that runs does not notice: that no null, no second row of a key and no reference to
 * nothing comes in by other ways. Tried on the rows that the application wrote.
 */
final class Guarantees {

    private static final String MOMENT = "with time zone";

    private static final String INTEGRITY = "23";

    /** What refers to a table, and a check, would refuse as well, and say nothing of its keys and types. */
    private static final String ALONE = """
            DO $$
            DECLARE found record;
            BEGIN
                FOR found IN SELECT conrelid::regclass AS name, conname FROM pg_constraint
                    WHERE confrelid = 'TABLE_NAME'::regclass AND conrelid <> confrelid
                        OR conrelid = 'TABLE_NAME'::regclass AND contype = 'c'
                LOOP
                    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', found.name, found.conname);
                END LOOP;
            END $$
            """;

    /** The first number that is too large for a type. */
    private static final Map<String, String> MOST = Map.of("smallint", "32768", "integer", "2147483648");

    /** A number is too large, or too long: data_exception. */
    private static final String NO_VALUE = "22";

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
                String most = MOST.getOrDefault(column.type(), "");
                if (!most.isEmpty()
                        && !refused(
                                table,
                                "UPDATE " + table.name().readable() + " SET "
                                        + column.name().readable() + " = " + most)) {
                    return "a number that no field of the entity can hold gets into "
                            + column.reference().display();
                }
                if (column.type().startsWith("timestamp")
                        && column.type().endsWith(MOMENT)
                        && !moments(column, "UTC").equals(moments(column, "Pacific/Auckland"))) {
                    return "another moment is read elsewhere from "
                            + column.reference().display();
                }
            }
            for (Constraint constraint : table.constraints()) {
                // What values an entity has is its own business, and a check of them only a provider's.
                if (constraint.kind() != ConstraintKind.CHECK
                        && !refused(
                                table,
                                constraint.kind() == ConstraintKind.FOREIGN_KEY
                                        ? referringToNothing(table, constraint)
                                        : twice(table, constraint))) {
                    return "nothing stands for " + constraint.reference().display() + " " + constraint.definition();
                }
            }
        }
        return "";
    }

    private static String referringToNothing(Table table, Constraint key) {
        return "UPDATE " + table.name().readable() + " SET "
                + key.columns().stream()
                        .map(one -> one.readable() + " = " + nothing(table, one))
                        .collect(Collectors.joining(", "))
                + " WHERE ctid = (SELECT min(ctid) FROM " + table.name().readable() + ")";
    }

    private String twice(Table of, Constraint key) throws SQLException {
        String table = of.name().readable();
        String columns = key.columns().stream().map(Identifier::readable).collect(Collectors.joining(", "));
        String known = key.columns().stream()
                .map(one -> one.readable() + " IS NOT NULL")
                .collect(Collectors.joining(" AND "));
        return switch (rows(of, known)) {
            case 0 -> "";
            case 1 -> "INSERT INTO " + table + " OVERRIDING SYSTEM VALUE SELECT * FROM " + table + " WHERE " + known;
            default ->
                "UPDATE " + table + " SET (" + columns + ") = (SELECT " + columns + " FROM " + table + " WHERE " + known
                        + " LIMIT 1)";
        };
    }

    private static String nothing(Table table, Identifier column) {
        return switch (table.column(column).orElseThrow().type()) {
            case "uuid" -> "'" + new UUID(7, 7) + "'";
            case "bigint", "integer" -> "-77";
            default -> "'none'";
        };
    }

    private boolean refused(Table table, String sql) throws SQLException {
        if (sql.isEmpty() || rows(table, "true") == 0) {
            return true;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(ALONE.replace("TABLE_NAME", table.name().readable()));
            statement.executeUpdate(sql);
            return false;
        } catch (SQLException e) {
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith(INTEGRITY) || state.startsWith(NO_VALUE) || state.equals(ALWAYS)) {
                return true;
            }
            throw e;
        } finally {
            connection.rollback();
        }
    }

    /** What somebody in a time zone reads. */
    private List<String> moments(Column column, String zone) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL TIME ZONE '" + zone + "'");
            return Queries.strings(
                    connection,
                    "SELECT coalesce(extract(epoch FROM " + column.name().readable() + "::timestamptz)::text, '') FROM "
                            + column.table().readable() + " ORDER BY 1");
        } finally {
            connection.rollback();
        }
    }

    private int rows(Table table, String where) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT count(*) FROM " + table.name().readable() + " WHERE " + where)) {
            rows.next();
            return rows.getInt(1);
        } finally {
            connection.rollback();
        }
    }
}
