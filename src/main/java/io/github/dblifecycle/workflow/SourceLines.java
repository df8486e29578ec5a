package io.github.dblifecycle.workflow;

import io.github.dblifecycle.sql.Identifier;
import io.github.dblifecycle.sql.LineComment;
import io.github.dblifecycle.sql.LineComments;
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
    private final Map<String, List<String>> texts = new HashMap<>();

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

    /** The statement that the line is part of, if any. */
    Optional<Statement> statementAround(SourcePosition position) {
        return pieces.computeIfAbsent(position.file(), this::read).stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .filter(statement -> statement.line() <= position.line() && position.line() <= lastLine(statement))
                .findFirst();
    }

    /** Line comments of a file in their order; none where it cannot be read again. */
    List<LineComment> comments(String file) {
        try {
            return LineComments.of(Files.readString(directory.resolve(file)));
        } catch (IOException | UnfinishedScriptException e) {
            return List.of();
        }
    }

    /** The first line behind this one that holds more than a comment; the same line where there is none. */
    int nextCodeLine(SourcePosition position) {
        List<String> all = text(position.file());
        for (int line = position.line(); line < all.size(); line++) {
            String code = all.get(line).strip();
            if (!code.isEmpty() && !code.startsWith("--")) {
                return line + 1;
            }
        }
        return position.line();
    }

    /** The text of a line; empty where the file cannot be read again. */
    String line(SourcePosition position) {
        List<String> all = text(position.file());
        return position.line() <= all.size() ? all.get(position.line() - 1) : "";
    }

    private List<String> text(String file) {
        return texts.computeIfAbsent(file, name -> {
            try {
                return Files.readString(directory.resolve(name)).lines().toList();
            } catch (IOException e) {
                return List.of();
            }
        });
    }

    /** The last line of the statement that begins at this position. */
    int lastLine(SourcePosition position) {
        return statementAt(position).map(SourceLines::lastLine).orElse(position.line());
    }

    private static int lastLine(Statement statement) {
        return statement.line()
                + (int) statement.text().chars().filter(c -> c == '\n').count();
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
