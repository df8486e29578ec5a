package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.ConnectionFailure;
import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlState;
import io.github.dblifecycle.telemetry.EventField;
import io.github.dblifecycle.telemetry.EventFields;
import io.github.dblifecycle.telemetry.EventKind;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * What may be told elsewhere of a failure. The server's message is not among it, nor anything that was made of it: it may
 * repeat a value of a row or a part of a statement ({@code invalid input syntax for type integer: "…"}). Its code, and the
 * names of table and constraint, are.
 *
 * @param reason the name of PostgreSQL's condition, or this plugin's own sentence
 * @param code of the finding
 * @param table with its schema
 */
record FailureFacts(
        String reason,
        Optional<String> code,
        Optional<SourcePosition> position,
        Optional<String> sqlState,
        Optional<String> table,
        Optional<String> constraint) {

    FailureFacts {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(sqlState, "sqlState");
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(constraint, "constraint");
    }

    static FailureFacts of(List<Finding> findings, Optional<Throwable> cause) {
        Optional<Finding> first = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst();
        Optional<SQLException> refused =
                cause.flatMap(FailureFacts::sqlException).filter(found -> found.getSQLState() != null);
        Optional<String> state = refused.map(SQLException::getSQLState);
        Optional<ServerErrorMessage> server = refused.flatMap(FailureFacts::server);
        return new FailureFacts(
                connectionFailure(cause)
                        .or(() -> state.map(FailureFacts::condition))
                        .or(() -> first.map(Finding::message))
                        .orElseGet(() -> cause.map(FailureFacts::kind).orElse("not told")),
                first.map(Finding::code),
                first.flatMap(Finding::position),
                state,
                server.flatMap(FailureFacts::table),
                server.map(ServerErrorMessage::getConstraint));
    }

    /** Of a check, whose findings are this plugin's own words. */
    static FailureFacts ofFindings(List<Finding> findings) {
        return of(findings, Optional.empty());
    }

    /** For one line: {@code unique_violation (23505) at V3__x.sql:4, constraint orders_pkey}. */
    String sentence() {
        return reason
                + sqlState.map(state -> " (" + state + ")").orElse("")
                + position.map(at -> " at " + at).orElse("")
                + table.map(name -> ", table " + name).orElse("")
                + constraint.map(name -> ", constraint " + name).orElse("");
    }

    /** Adds what this kind of event has fields for. */
    void addTo(EventFields fields, EventKind kind) {
        add(fields, kind, EventField.REASON, Optional.of(reason));
        add(fields, kind, EventField.CODE, code);
        add(fields, kind, EventField.SQLSTATE, sqlState);
        add(fields, kind, EventField.TABLE, table);
        add(fields, kind, EventField.CONSTRAINT, constraint);
        add(fields, kind, EventField.FILE, position.map(SourcePosition::file));
        if (kind.fields().contains(EventField.LINE)) {
            position.ifPresent(at -> fields.with(EventField.LINE, at.line()));
        }
    }

    private static void add(EventFields fields, EventKind kind, EventField field, Optional<String> value) {
        if (kind.fields().contains(field)) {
            fields.withText(field, value);
        }
    }

    private static Optional<String> connectionFailure(Optional<Throwable> cause) {
        return cause.stream()
                .flatMap(FailureFacts::causes)
                .filter(ConnectionFailure.class::isInstance)
                .map(found -> "no connection: "
                        + ((ConnectionFailure) found)
                                .reason()
                                .name()
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '))
                .findFirst();
    }

    private static Optional<SQLException> sqlException(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(SQLException.class::cast)
                .findFirst();
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static Optional<ServerErrorMessage> server(SQLException refused) {
        Function<SQLException, Stream<SQLException>> following =
                first -> Stream.iterate(first, Objects::nonNull, SQLException::getNextException);
        return following
                .apply(refused)
                .filter(PSQLException.class::isInstance)
                .map(found -> ((PSQLException) found).getServerErrorMessage())
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Optional<String> table(ServerErrorMessage server) {
        return Optional.ofNullable(server.getTable())
                .map(table -> server.getSchema() == null ? table : server.getSchema() + "." + table);
    }

    private static String condition(String sqlState) {
        return SqlState.condition(sqlState).orElse("an error of the application's own");
    }

    /** Of an exception that is not the server's only its kind is told: its message may be made of anything. */
    private static String kind(Throwable failure) {
        return failure.getClass().getSimpleName();
    }
}
