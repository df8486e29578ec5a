package io.github.dblifecycle.workflow;

import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.SignificantText;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a script when it was edited.
 *
 * @param onlyComments nothing but comments and white space differs: the statements are the same, in the same order
 * @param lines what else there is to tell, for messages
 */
record ScriptEdit(boolean onlyComments, List<String> lines) {

    private static final int MOST_STATEMENTS = 5;
    private static final int LONGEST = 160;

    ScriptEdit {
        lines = List.copyOf(lines);
    }

    static ScriptEdit of(String before, String after) {
        if (SignificantText.isSame(before, after)) {
            return new ScriptEdit(true, List.of("only comments and white space differ: the statements are the same"));
        }
        try {
            Map<List<String>, String> then = statements(before);
            Map<List<String>, String> now = statements(after);
            List<String> lines = new ArrayList<>();
            then.forEach((tokens, text) -> {
                if (!now.containsKey(tokens)) {
                    lines.add("was: " + text);
                }
            });
            now.forEach((tokens, text) -> {
                if (!then.containsKey(tokens)) {
                    lines.add("is now: " + text);
                }
            });
            if (lines.isEmpty()) {
                lines.add("the statements are the same, but not in the same order or number");
            }
            return new ScriptEdit(false, shortened(lines));
        } catch (UnfinishedScriptException e) {
            return new ScriptEdit(false, List.of());
        }
    }

    private static List<String> shortened(List<String> lines) {
        if (lines.size() <= MOST_STATEMENTS) {
            return lines;
        }
        List<String> some = new ArrayList<>(lines.subList(0, MOST_STATEMENTS));
        some.add("and " + (lines.size() - MOST_STATEMENTS) + " statements more");
        return some;
    }

    private static Map<List<String>, String> statements(String script) throws UnfinishedScriptException {
        Map<List<String>, String> statements = new LinkedHashMap<>();
        List<List<String>> tokens = SignificantText.of(script);
        List<ScriptPiece> pieces = StatementSplitter.split(script);
        for (int i = 0; i < pieces.size(); i++) {
            String text = pieces.get(i) instanceof Statement statement
                    ? statement.text().replaceAll("\\s+", " ")
                    : String.join(" ", tokens.get(i)).lines().findFirst().orElse("");
            statements.put(tokens.get(i), text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text);
        }
        return statements;
    }
}
