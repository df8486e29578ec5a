package io.github.dblifecycle.mojo;

import io.github.dblifecycle.report.Style;
import java.util.Map;

/** Whether somebody looks at a terminal that shows colours. */
final class Terminal {

    private Terminal() {}

    /** Maven's own {@code -Dstyle.color} decides; else a terminal, and nobody who set {@code NO_COLOR} or {@code CI}. */
    static Style style(Map<String, String> userProperties) {
        String wanted = userProperties.getOrDefault("style.color", "auto");
        boolean coloured = wanted.equals("always")
                || wanted.equals("auto")
                        && System.console() != null
                        && System.getenv("NO_COLOR") == null
                        && System.getenv("CI") == null
                        && !"dumb".equals(System.getenv("TERM"));
        return coloured ? Style.COLOURED : Style.PLAIN;
    }
}
