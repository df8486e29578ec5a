package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.report.FindingText;
import io.github.dblifecycle.report.Style;
import io.github.dblifecycle.report.TextTable;
import io.github.dblifecycle.report.WorkflowCommands;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.maven.plugin.logging.Log;

/** What a goal says, line by line, through Maven's log. */
final class Console {

    private static final int MOST_FINDINGS = 50;

    /** Control characters, but for tabulators and our own colours (ECMA-48, "Select Graphic Rendition"). */
    private static final Pattern STEERING =
            Pattern.compile("\u001B(?!\\[[0-9;]*m)|[\\p{Cntrl}\\x80-\\x9F&&[^\t\u001B]]");

    private final Log log;
    private final Style style;
    private final boolean buildServer;

    /** @param buildServer whether the log is read by a build server that obeys words in it */
    Console(Log log, Style style, boolean buildServer) {
        this.log = log;
        this.style = style;
        this.buildServer = buildServer;
    }

    Style style() {
        return style;
    }

    void line(String text) {
        say(log::info, text);
    }

    /** Each line by itself, behind Maven's prefix; what others wrote steers neither a terminal nor a build server. */
    private void say(Consumer<String> level, String text) {
        for (String one : text.split("\\R", -1)) {
            String line = STEERING.matcher(one).replaceAll("\uFFFD");
            level.accept(buildServer ? WorkflowCommands.harmless(line) : line);
        }
    }

    /** The last line of a goal: what is true now. */
    void truth(String text) {
        say(log::info, style.green(text));
    }

    void note(String text) {
        say(log::info, style.faint("note: " + text));
    }

    void table(TextTable table) {
        table.lines(OptionalInt.empty()).forEach(line -> say(log::info, line));
    }

    /** Prints the worst ones; report.json has all. */
    void findings(List<Finding> findings) {
        for (Finding finding : findings.subList(0, Math.min(findings.size(), MOST_FINDINGS))) {
            for (String line : FindingText.lines(finding, style)) {
                switch (finding.severity()) {
                    case ERROR -> say(log::error, line);
                    case WARNING -> say(log::warn, line);
                    case INFO -> say(log::info, line);
                }
            }
        }
        if (findings.size() > MOST_FINDINGS) {
            log.error((findings.size() - MOST_FINDINGS) + " more in target/db/report.json");
        }
    }
}
