package io.github.dblifecycle.sql;

import java.util.Objects;

/**
 * A backslash command: psql alone understands it, the server never sees it (PostgreSQL, "psql", "Meta-Commands").
 *
 * @param text the backslash and the rest of its line, without trailing white space
 * @param line 1-based
 */
public record MetaCommand(String text, int line) implements ScriptPiece {

    public MetaCommand {
        Objects.requireNonNull(text, "text");
        if (!text.startsWith("\\") || line < 1) {
            throw new IllegalArgumentException("not a meta-command at line " + line + ": " + text);
        }
    }

    /** The command without its arguments, for example {@code \restrict}. */
    public String name() {
        int end = 1;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end);
    }

    /**
     * Whether it can be left out without changing what the script does. pg_dump writes {@code \restrict} and
     * its counterpart around its output to keep psql from obeying commands hidden in names.
     */
    public boolean changesNothing() {
        return name().equals("\\restrict") || name().equals("\\unrestrict");
    }
}
