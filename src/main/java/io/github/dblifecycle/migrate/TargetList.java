package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The targets of a run, looked up on the server: none that is not there, none twice. Names are only ever compared, or quoted.
 *
 * @param targets in the order in which they were told; empty where there is a finding
 * @param findings why a run with these would be refused
 */
record TargetList(List<MigrationTarget> targets, List<Finding> findings) {

    TargetList {
        targets = List.copyOf(targets);
        findings = List.copyOf(findings);
    }

    /**
     * @param connection to the environment's database, read-only
     * @param creates whether schemas that are not there are made
     */
    static TargetList of(Connection connection, TargetSelection selection, boolean creates) throws SQLException {
        MigrationTarget.Kind kind = selection.kind();
        List<String> names;
        if (selection instanceof TargetSelection.Queried queried) {
            try {
                names = ask(connection, queried.query());
            } catch (QueryRefused e) {
                return refused(TargetFindings.query(kind, e.reason));
            }
        } else {
            names = ((TargetSelection.Named) selection).names();
        }
        List<Finding> findings = new ArrayList<>();
        if (names.isEmpty()) {
            findings.add(TargetFindings.none(kind));
        }
        Set<String> unusable = new LinkedHashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        Set<String> distinct = new LinkedHashSet<>();
        for (String name : names) {
            if (name.isEmpty() || name.indexOf('\0') >= 0 || (kind == MigrationTarget.Kind.SCHEMA && isSystem(name))) {
                unusable.add(name);
            } else if (!distinct.add(name)) {
                twice.add(name);
            }
        }
        Set<String> missing = new LinkedHashSet<>(distinct);
        missing.removeAll(existing(connection, kind, distinct));
        if (!unusable.isEmpty()) {
            findings.add(TargetFindings.unusable(kind, unusable));
        }
        if (!twice.isEmpty()) {
            findings.add(TargetFindings.twice(kind, twice));
        }
        if (!missing.isEmpty() && !creates) {
            findings.add(TargetFindings.missing(kind, missing));
        }
        return findings.isEmpty()
                ? new TargetList(
                        distinct.stream()
                                .map(name -> new MigrationTarget(kind, new Identifier(name)))
                                .toList(),
                        List.of())
                : new TargetList(List.of(), findings);
    }

    private static TargetList refused(Finding finding) {
        return new TargetList(List.of(), List.of(finding));
    }

    /** Schemas of the server's own (PostgreSQL, "5.10.6. The System Catalog Schema"). */
    private static boolean isSystem(String schema) {
        return schema.startsWith("pg_") || schema.equals("information_schema");
    }

    private static Set<String> existing(Connection connection, MigrationTarget.Kind kind, Set<String> names)
            throws SQLException {
        String query = kind == MigrationTarget.Kind.SCHEMA ? "target_schemas.sql" : "target_databases.sql";
        Set<String> existing = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(SqlResource.text(query))) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    existing.add(row.getString(1));
                }
            }
        }
        return existing;
    }

    private static List<String> ask(Connection connection, String query) throws SQLException, QueryRefused {
        List<ScriptPiece> pieces;
        try {
            pieces = StatementSplitter.split(query);
        } catch (UnfinishedScriptException e) {
            throw new QueryRefused(String.valueOf(e.getMessage()));
        }
        if (pieces.size() != 1 || !(pieces.get(0) instanceof io.github.dblifecycle.sql.Statement single)) {
            throw new QueryRefused("it is " + (pieces.isEmpty() ? "empty" : "more than one statement"));
        }
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            if (!statement.execute(single.text())) {
                throw new QueryRefused("it returns no rows at all, because it is no query");
            }
            try (ResultSet row = statement.getResultSet()) {
                if (row.getMetaData().getColumnCount() != 1) {
                    throw new QueryRefused(
                            "it returns " + row.getMetaData().getColumnCount() + " columns instead of one");
                }
                while (row.next()) {
                    String name = row.getString(1);
                    if (name == null) {
                        throw new QueryRefused("it returns a NULL where a name should be");
                    }
                    names.add(name);
                }
            }
        } catch (SQLException e) {
            SqlError error = SqlError.of(e);
            if (error.connectionFailed()) {
                throw e;
            }
            throw new QueryRefused(error.message() + " (SQLSTATE " + error.sqlState() + ")");
        }
        return names;
    }

    /** The query that lists targets is no such query. */
    private static final class QueryRefused extends Exception {

        private static final long serialVersionUID = 1L;

        private final String reason;

        private QueryRefused(String reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
