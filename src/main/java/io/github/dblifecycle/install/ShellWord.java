package io.github.dblifecycle.install;

/** A word of a POSIX shell, which stands for exactly one text whatever is in it. */
final class ShellWord {

    private ShellWord() {}

    /** In single quotes, inside which nothing has a meaning (POSIX, Shell Command Language 2.2.2). */
    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** What {@link #quote} made; any other text as it is. */
    static String unquote(String word) {
        boolean quoted = word.length() > 1 && word.startsWith("'") && word.endsWith("'");
        return quoted ? word.substring(1, word.length() - 1).replace("'\\''", "'") : word;
    }
}
