package io.github.dblifecycle.sql;

/** Something in a script is opened and never closed, so where its statements end cannot be told. */
public final class UnfinishedScriptException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What can be left open. */
    public enum Open {
        STRING("the string"),
        QUOTED_NAME("the quoted name"),
        DOLLAR_QUOTE("the dollar-quoted string"),
        COMMENT("the comment"),
        PARENTHESIS("the parenthesis"),
        ATOMIC_BODY("the function body after BEGIN ATOMIC"),
        COPY_LINE("the line of the COPY … FROM STDIN (its rows begin on the next one)");

        private final String words;

        Open(String words) {
            this.words = words;
        }
    }

    private final Open open;
    private final int line;

    /** @param line 1-based line on which the open thing begins */
    public UnfinishedScriptException(Open open, int line) {
        super(open.words + " that begins on line " + line + " is never closed");
        this.open = open;
        this.line = line;
    }

    public Open open() {
        return open;
    }

    /** 1-based line on which the open thing begins. */
    public int line() {
        return line;
    }
}
