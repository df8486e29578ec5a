package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.report.FindingText;
import io.github.dblifecycle.report.Style;
import io.github.dblifecycle.report.TextTable;
import java.util.List;
import java.util.OptionalInt;
import org.apache.maven.plugin.logging.Log;

/** What a goal says, line by line, through Maven's log. */
final class Console {

    private static final int MOST_FINDINGS = 50;

    private final Log log;
    private final Style style;

    Console(Log log, Style style) {
        this.log = log;
        this.style = style;
    }

    Style style() {
        return style;
    }

    void line(String text) {
        log.info(text);
    }

    /** The last line of a goal: what is true now. */
    void truth(String text) {
        log.info(style.green(text));
    }

    void note(String text) {
        log.info(style.faint("note: " + text));
    }

    void table(TextTable table) {
        table.lines(OptionalInt.empty()).forEach(log::info);
    }

    /** Prints the worst ones; report.json has all. */
    void findings(List<Finding> findings) {
        for (Finding finding : findings.subList(0, Math.min(findings.size(), MOST_FINDINGS))) {
            for (String line : FindingText.lines(finding, style)) {
                switch (finding.severity()) {
                    case ERROR -> log.error(line);
                    case WARNING -> log.warn(line);
                    case INFO -> log.info(line);
                }
            }
        }
        if (findings.size() > MOST_FINDINGS) {
            log.error((findings.size() - MOST_FINDINGS) + " more in target/db/report.json");
        }
    }
}
