package io.github.dblifecycle.migrate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flywaydb.core.internal.sqlscript.SqlScript;
import org.jspecify.annotations.Nullable;

/** Sends nothing: reads a script, as Flyway takes it apart. */
final class ReadingRunner extends ScriptRunner {

    private final ProjectLayout layout;
    private @Nullable ScriptText read;

    ReadingRunner(ProjectLayout layout) {
        this.layout = layout;
    }

    /**
     * What stands in a script.
     *
     * @param text its lines, each ended by a line feed, without a byte order mark
     */
    record ScriptText(List<ScriptStatement> statements, String text) {
        ScriptText {
            statements = List.copyOf(statements);
        }
    }

    @Override
    void run(SqlScript script, Statements statements) {
        List<ScriptStatement> found = new ArrayList<>();
        try (var iterator = script.getSqlStatements()) {
            while (iterator.hasNext()) {
                var statement = iterator.next();
                found.add(new ScriptStatement(ScriptPositions.of(layout, script, statement), statement.getSql()));
            }
        }
        read = new ScriptText(found, text(script));
    }

    /** The lines of a script as they stand in its file, each ended by a line feed, without a byte order mark. */
    static String text(SqlScript script) {
        try (BufferedReader reader = new BufferedReader(script.getResource().read())) {
            String text = reader.lines().map(line -> line + "\n").collect(Collectors.joining());
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + script.getResource().getAbsolutePath(), e);
        }
    }

    /** The script that ran last. */
    ScriptText read() {
        return Objects.requireNonNull(read, "no script was read");
    }
}
