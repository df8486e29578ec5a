package io.github.dblifecycle.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Two texts, with the words marked that only one of them has.
 *
 * @param from the first, in pieces
 * @param to the second, in pieces
 */
record WordDiff(List<Piece> from, List<Piece> to) {

    /** More words than these on a side are marked as a whole: the table of what they share grows with their product. */
    private static final int MOST_WORDS = 600;

    /**
     * A part of a text.
     *
     * @param changed the other text lacks it
     */
    record Piece(String text, boolean changed) {}

    WordDiff {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** Both texts are what their pieces give together. */
    static WordDiff of(String from, String to) {
        List<String> before = words(from);
        List<String> after = words(to);
        int head = 0;
        while (head < before.size() && head < after.size() && before.get(head).equals(after.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < before.size() - head
                && tail < after.size() - head
                && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
            tail++;
        }
        Pieces left = new Pieces();
        Pieces right = new Pieces();
        before.subList(0, head).forEach(word -> both(word, left, right));
        middle(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail), left, right);
        before.subList(before.size() - tail, before.size()).forEach(word -> both(word, left, right));
        return new WordDiff(left.list(), right.list());
    }

    private static void both(String word, Pieces left, Pieces right) {
        left.add(word, false);
        right.add(word, false);
    }

    /** The longest list of words that both have in their order is not marked. */
    private static void middle(List<String> before, List<String> after, Pieces left, Pieces right) {
        if (before.size() > MOST_WORDS || after.size() > MOST_WORDS) {
            before.forEach(word -> left.add(word, true));
            after.forEach(word -> right.add(word, true));
            return;
        }
        int[][] shared = new int[before.size() + 1][after.size() + 1];
        for (int i = before.size() - 1; i >= 0; i--) {
            for (int j = after.size() - 1; j >= 0; j--) {
                shared[i][j] = before.get(i).equals(after.get(j))
                        ? shared[i + 1][j + 1] + 1
                        : Math.max(shared[i + 1][j], shared[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < before.size() || j < after.size()) {
            if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
                both(before.get(i), left, right);
                i++;
                j++;
            } else if (j == after.size() || (i < before.size() && shared[i + 1][j] >= shared[i][j + 1])) {
                left.add(before.get(i++), true);
            } else {
                right.add(after.get(j++), true);
            }
        }
    }

    /** Runs of letters and digits, runs of blanks, and every other character by itself. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        int begin = 0;
        while (begin < text.length()) {
            int end = begin + Character.charCount(text.codePointAt(begin));
            int kind = kind(text.codePointAt(begin));
            while (kind != 0 && end < text.length() && kind(text.codePointAt(end)) == kind) {
                end += Character.charCount(text.codePointAt(end));
            }
            words.add(text.substring(begin, end));
            begin = end;
        }
        return words;
    }

    private static int kind(int character) {
        if (Character.isLetterOrDigit(character) || character == '_') {
            return 1;
        }
        return character == ' ' || character == '\t' ? 2 : 0;
    }

    /** Pieces in the making: neighbours of one kind become one. */
    private static final class Pieces {

        private final List<Piece> pieces = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean changed;

        void add(String word, boolean isChanged) {
            if (isChanged != changed) {
                flush();
                changed = isChanged;
            }
            text.append(word);
        }

        private void flush() {
            if (text.length() > 0) {
                pieces.add(new Piece(text.toString(), changed));
                text.setLength(0);
            }
        }

        List<Piece> list() {
            flush();
            return pieces;
        }
    }
}
