package io.github.dblifecycle.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The unquoted words of one statement, as far as they decide where it ends. */
final class StatementWords {

    /** Longer words are none that matter here; they are not worth copying. */
    private static final int LONGEST = 63;

    private final List<String> leading = new ArrayList<>(Statement.LEADING_WORDS);
    private String previous = "";
    private boolean createsRoutine;
    private boolean copies;
    private int atomicDepth;
    private int atomicStart;

    void symbol(char character) {
        previous = character == '.' ? "." : "";
    }

    void word(String text, int start, int end, boolean outsideParentheses) {
        String word = text.substring(start, Math.min(end, start + LONGEST)).toLowerCase(Locale.ROOT);
        if (leading.size() < Statement.LEADING_WORDS) {
            leading.add(word);
            createsRoutine = createsRoutine || nowCreatesRoutine();
        }
        if (outsideParentheses) {
            follow(word, start);
        }
        previous = word;
    }

    private void follow(String word, int start) {
        if (word.equals("stdin") && previous.equals("from") && leading.get(0).equals("copy")) {
            copies = true;
        } else if (createsRoutine && atomicDepth == 0 && word.equals("atomic") && previous.equals("begin")) {
            atomicDepth = 1;
            atomicStart = start;
        } else if (atomicDepth > 0 && !previous.equals(".") && !previous.equals("as")) {
            atomicDepth += word.equals("case") ? 1 : word.equals("end") ? -1 : 0;
        }
    }

    private boolean nowCreatesRoutine() {
        return leading.equals(List.of("create", "function"))
                || leading.equals(List.of("create", "procedure"))
                || leading.equals(List.of("create", "or", "replace", "function"))
                || leading.equals(List.of("create", "or", "replace", "procedure"));
    }

    List<String> leading() {
        return leading;
    }

    boolean copiesFromStandardInput() {
        return copies;
    }

    int atomicDepth() {
        return atomicDepth;
    }

    int atomicStart() {
        return atomicStart;
    }
}
