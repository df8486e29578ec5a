package io.github.dblifecycle.declared;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.MetaCommand;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a user is told when a declared schema does not load, and how the server's errors are read. */
final class LoadFindings {

    /**
     * Syntax errors and duplicates stay what they are whatever else is loaded (PostgreSQL, "Appendix A. PostgreSQL
     * Error Codes"). Every other error may come from something that is declared further on.
     */
    private static final Set<String> NEVER_BETTER = Set.of("42601", "42701", "42710", "42723", "42P06", "42P07");

    private static final Set<String> DUPLICATES = Set.of("42701", "42710", "42723", "42P06", "42P07");

    /** Undefined schema, table, column, object, function. */
    private static final Set<String> UNDEFINED = Set.of("3F000", "42P01", "42703", "42704", "42883");

    private static final String NOT_SUPPORTED = "0A000";

    private static final String ROLE_PREFIX = "role \"";
    private static final String MISSING_SUFFIX = "\" does not exist";
    private static final String EXISTING_SUFFIX = "\" already exists";

    private LoadFindings() {}

    static boolean mayGetBetter(SqlError error) {
        return !NEVER_BETTER.contains(error.sqlState());
    }

    /** The role that the server misses; its messages are untranslated in a session of ours. */
    static Optional<Identifier> missingRole(SqlError error) {
        boolean undefined = error.sqlState().equals("42704") || error.sqlState().equals("22023");
        return undefined ? role(error, MISSING_SUFFIX) : Optional.empty();
    }

    static Optional<Identifier> existingRole(SqlError error) {
        return error.sqlState().equals("42710") ? role(error, EXISTING_SUFFIX) : Optional.empty();
    }

    private static Optional<Identifier> role(SqlError error, String suffix) {
        String message = error.message();
        boolean named = message.startsWith(ROLE_PREFIX)
                && message.endsWith(suffix)
                && message.length() > ROLE_PREFIX.length() + suffix.length();
        return named
                ? Optional.of(
                        new Identifier(message.substring(ROLE_PREFIX.length(), message.length() - suffix.length())))
                : Optional.empty();
    }

    static Finding refused(Step step, SqlError error) {
        Optional<Identifier> role = missingRole(error);
        List<String> details = new ArrayList<>();
        error.detail().ifPresent(detail -> details.add("detail: " + detail));
        error.hint().ifPresent(hint -> details.add("hint: " + hint));
        error.where().ifPresent(where -> details.add("context: " + where));
        if (!step.positionOf(error).equals(step.position())) {
            details.add("the statement begins on line " + step.position().line());
        }
        return Finding.error(
                        role.isPresent() ? "DB017" : "DB016",
                        Optional.of(step.positionOf(error)),
                        "the declared schema does not load: " + error.message(),
                        role.map(name -> "run CREATE ROLE " + name.quoted()
                                        + " NOLOGIN on the scratch server, or use an embedded one")
                                .orElseGet(() -> advice(step, error)))
                .withDetails(details);
    }

    private static String advice(Step step, SqlError error) {
        if (step.isSetting()) {
            return "correct or remove the setting; nothing behind it in this file was run";
        }
        if (DUPLICATES.contains(error.sqlState())) {
            return "declare it once";
        }
        if (error.sqlState().equals(NOT_SUPPORTED) && error.message().startsWith("extension \"")) {
            return "name a server that has the extension, for scratch databases: -Ddb.scratchUrl=postgresql://…";
        }
        if (UNDEFINED.contains(error.sqlState())) {
            return "declare what is missing in any of the files, or correct the name";
        }
        return "correct the statement";
    }

    static Finding unfinished(String file, UnfinishedScriptException cause) {
        return Finding.error("DB014", Optional.of(new SourcePosition(file, cause.line())), sentence(cause), "close it");
    }

    private static String sentence(UnfinishedScriptException cause) {
        return "the declared schema cannot be split into statements: " + cause.getMessage();
    }

    static Finding metaCommand(String file, MetaCommand command) {
        return Finding.error(
                "DB015",
                Optional.of(new SourcePosition(file, command.line())),
                command.name() + " is a command of psql and not SQL, so the server cannot run it",
                command.name().startsWith("\\i")
                        ? "remove the line; every *.sql file of the configured directory is read, in any order"
                        : "remove the line, or say the same in SQL");
    }

    static Finding transactionLeftOpen(Step last) {
        return Finding.error(
                "DB018",
                Optional.of(last.position()),
                "the file ends inside a transaction, so what was declared since BEGIN is lost",
                "end the transaction with COMMIT, or remove BEGIN");
    }
}
