package io.github.dblifecycle.declared;

import io.github.dblifecycle.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The statements before a place in a file that decide what the statement there means: which schema an unqualified name
 * is in, who owns what is created. A statement that had to wait is run under them again.
 *
 * @param session last until the file ends
 * @param local last until the transaction around them ends
 */
record SessionSettings(List<Statement> session, List<Statement> local) {

    static final SessionSettings NONE = new SessionSettings(List.of(), List.of());

    SessionSettings {
        session = List.copyOf(session);
        local = List.copyOf(local);
    }

    /** Whether the statement is a setting and not something that lasts in the database. */
    static boolean changedBy(Statement statement) {
        return (statement.startsWith("set") && !statement.startsWith("set", "constraints"))
                || statement.startsWith("reset")
                || (statement.startsWith("select")
                        && statement.text().toLowerCase(Locale.ROOT).contains("set_config"));
    }

    SessionSettings after(Statement statement) {
        if (statement.startsWith("set", "local")) {
            return new SessionSettings(session, append(local, statement));
        }
        if (changedBy(statement) && !statement.startsWith("set", "transaction")) {
            return new SessionSettings(append(session, statement), local);
        }
        boolean transactionEnds =
                Stream.of("commit", "end", "rollback", "abort").anyMatch(statement::startsWith)
                        && !statement.startsWith("rollback", "to");
        return transactionEnds && !local.isEmpty() ? new SessionSettings(session, List.of()) : this;
    }

    private static List<Statement> append(List<Statement> to, Statement statement) {
        return Stream.concat(to.stream(), Stream.of(statement)).toList();
    }
}
