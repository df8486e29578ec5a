package io.github.dblifecycle.workflow;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.SourcePosition;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Goes from the line of a statement to its text, for messages that point closer and advice that quotes. */
final class SourceLines {

    private final Path directory;
    private final Map<String, List<ScriptPiece>> pieces = new HashMap<>();

    SourceLines(Path directory) {
        this.directory = directory;
    }

    /** The statement that begins on this line; empty where the file cannot be read again. */
    Optional<Statement> statementAt(SourcePosition position) {
        return pieces.computeIfAbsent(position.file(), this::read).stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .filter(statement -> statement.line() == position.line())
                .findFirst();
    }

    /**
     * The line on which a statement speaks of a column or another part of what it creates: the first whose first word is
     * that name, else the first that holds it, else the statement's own.
     */
    SourcePosition lineOf(SourcePosition position, Identifier part) {
        Optional<Statement> statement = statementAt(position);
        if (statement.isEmpty()) {
            return position;
        }
        List<String> lines = statement.get().text().lines().toList();
        String name = part.value().toLowerCase(Locale.ROOT);
        for (int i = 0; i < lines.size(); i++) {
            if (firstWord(lines.get(i)).equals(name) || lines.get(i).strip().startsWith(part.quoted())) {
                return new SourcePosition(position.file(), position.line() + i);
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            if (words(lines.get(i)).contains(name)) {
                return new SourcePosition(position.file(), position.line() + i);
            }
        }
        return position;
    }

    /** The last line of the statement that begins at this position. */
    int lastLine(SourcePosition position) {
        return statementAt(position)
                .map(statement -> position.line()
                        + (int) statement.text().chars().filter(c -> c == '\n').count())
                .orElse(position.line());
    }

    private static String firstWord(String line) {
        return words(line).stream().findFirst().orElse("");
    }

    private static List<String> words(String line) {
        return List.of(line.toLowerCase(Locale.ROOT).strip().split("[^\\p{L}\\p{N}_$]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private List<ScriptPiece> read(String file) {
        try {
            return StatementSplitter.split(Files.readString(directory.resolve(file)));
        } catch (IOException | UnfinishedScriptException e) {
            return List.of();
        }
    }
}
