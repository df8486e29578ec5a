package io.github.dblifecycle.mojo;

import io.github.dblifecycle.report.Style;
import java.io.Console;
import java.util.Map;

/** Whether somebody looks at a terminal that shows colours. */
final class Terminal {

    private Terminal() {}

    /** Maven's own {@code -Dstyle.color} decides; else a terminal, and nobody who set {@code NO_COLOR} or {@code CI}. */
    static Style style(Map<String, String> userProperties) {
        String wanted = userProperties.getOrDefault("style.color", "auto");
        boolean plain = wanted.equals("never") || (wanted.equals("auto") && !isForColours());
        return plain ? Style.PLAIN : Style.COLOURED;
    }

    private static boolean isForColours() {
        return isInteractive()
                && System.getenv("NO_COLOR") == null
                && System.getenv("CI") == null
                && !"dumb".equals(System.getenv("TERM"));
    }

    /** From Java 22 on there is always a console, which knows whether it is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
