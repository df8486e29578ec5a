package io.github.dblifecycle.report;

import io.github.dblifecycle.plan.ExpectedLock;
import io.github.dblifecycle.plan.ExpectedLocks;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.plan.PendingScript;
import io.github.dblifecycle.plan.PendingStep;
import io.github.dblifecycle.plan.PlanIdentity;
import java.util.ArrayList;
import java.util.List;

/** The pending scripts of a plan as lines for the console. */
public final class MigrationPlanText {

    private static final String INDENT = "    ";

    private MigrationPlanText() {}

    /** Each script with its statements, and what is to be expected of each. */
    public static List<String> lines(MigrationPlan plan, Style style) {
        List<String> lines = new ArrayList<>();
        for (PendingScript script : plan.plan().scripts()) {
            lines.add("");
            lines.add(style.bold(script.title()) + "  (" + how(script.identity()) + ")");
            for (PendingStep step : script.steps()) {
                lines.addAll(lines(step, style));
            }
        }
        return lines;
    }

    /** {@code V3__add_note.sql, in a transaction}. */
    static String how(PlanIdentity.Script script) {
        if (!script.executed()) {
            return script.script() + ", only recorded, not run";
        }
        return script.script() + (script.inTransaction() ? ", in a transaction" : ", outside a transaction");
    }

    private static List<String> lines(PendingStep step, Style style) {
        List<String> lines = new ArrayList<>();
        lines.add("  " + style.faint(step.position() + ":"));
        step.sql()
                .map(sql -> sql + ";")
                .orElse("Java code, observed as a whole")
                .lines()
                .forEach(line -> lines.add(INDENT + line));
        for (Hazard hazard : step.hazards()) {
            String text = hazard.kind().word() + ": " + hazard.sentence();
            lines.add(INDENT
                    + (hazard.kind().compareTo(HazardKind.NEEDS_A_DECISION) <= 0
                            ? style.red(text)
                            : style.yellow(text)));
        }
        for (String lock : locks(step.locks())) {
            lines.add(INDENT + style.faint(lock));
        }
        return lines;
    }

    private static List<String> locks(ExpectedLocks locks) {
        if (locks instanceof ExpectedLocks.NotObserved unknown) {
            return List.of("locks not observed: " + unknown.reason());
        }
        List<ExpectedLock> telling = ((ExpectedLocks.Observed) locks).telling();
        return telling.isEmpty()
                ? List.of("no further lock on anything that was there before")
                : telling.stream().map(MigrationPlanText::lock).toList();
    }

    private static String lock(ExpectedLock lock) {
        return "lock: " + lock.mode().word() + " on " + lock.display() + ", "
                + lock.mode().effect();
    }
}
