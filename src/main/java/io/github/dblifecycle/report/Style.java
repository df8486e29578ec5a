package io.github.dblifecycle.report;

/** Whether text for the console is coloured; who knows the console decides. */
public enum Style {
    /** For files and for consoles that show escape sequences as they are. */
    PLAIN,
    /** With ANSI escape sequences (ECMA-48, "Select Graphic Rendition"). */
    COLOURED;

    public String bold(String text) {
        return wrap("1", text);
    }

    public String red(String text) {
        return wrap("31", text);
    }

    public String yellow(String text) {
        return wrap("33", text);
    }

    public String green(String text) {
        return wrap("32", text);
    }

    public String faint(String text) {
        return wrap("2", text);
    }

    private String wrap(String code, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
    }
}
