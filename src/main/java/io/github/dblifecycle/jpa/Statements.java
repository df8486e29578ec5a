package io.github.dblifecycle.jpa;

import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a provider wrote, made fit for a database in which something is there already. */
final class Statements {

    private static final String CREATE_SCHEMA = "create schema ";
    private static final String UNLESS_THERE = "if not exists ";

    private Statements() {}

    /** Each statement once, however many units ask for it; schemas are made only where they are missing. */
    static String of(String script) {
        List<ScriptPiece> pieces;
        try {
            pieces = StatementSplitter.split(script);
        } catch (UnfinishedScriptException e) {
            return script;
        }
        Set<String> statements = new LinkedHashSet<>();
        for (ScriptPiece piece : pieces) {
            if (piece instanceof Statement statement) {
                statements.add(statement(statement.text().strip()));
            }
        }
        return String.join(";\n", statements) + ";\n";
    }

    /** Ends each line that creates a schema, as EclipseLink ends all statements but these. */
    static String withEndedSchemas(String script) {
        return script.lines()
                .map(line -> line.toLowerCase(Locale.ROOT).startsWith(CREATE_SCHEMA)
                                && !line.stripTrailing().endsWith(";")
                        ? line + ";"
                        : line)
                .collect(Collectors.joining("\n"));
    }

    private static String statement(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith(CREATE_SCHEMA) && !lower.startsWith(UNLESS_THERE, CREATE_SCHEMA.length())
                ? CREATE_SCHEMA + UNLESS_THERE + text.substring(CREATE_SCHEMA.length())
                : text;
    }
}
