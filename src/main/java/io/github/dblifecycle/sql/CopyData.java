package io.github.dblifecycle.sql;

import java.util.Objects;

/**
 * A {@code COPY … FROM STDIN} together with the rows that follow it, as pg_dump writes them.
 *
 * @param command the COPY statement
 * @param rows the lines after it, up to and without the line {@code \.}; the last line keeps its line break
 */
public record CopyData(Statement command, String rows) implements ScriptPiece {

    public CopyData {
        Objects.requireNonNull(command, "command");
        Objects.requireNonNull(rows, "rows");
    }

    @Override
    public int line() {
        return command.line();
    }
}
