package io.github.dblifecycle.report;

import io.github.dblifecycle.plan.ExpectedLock;
import io.github.dblifecycle.plan.ExpectedLocks;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.plan.PendingScript;
import io.github.dblifecycle.plan.PendingStep;
import java.util.List;
import java.util.stream.Collectors;

/** A plan as Markdown, for a pull request or whoever approves it. The same plan gives the same text. */
public final class MigrationPlanMarkdown {

    private MigrationPlanMarkdown() {}

    /** Ends with a line break. */
    public static String of(MigrationPlan plan) {
        StringBuilder text = new StringBuilder();
        text.append("## Migrations of ").append(code(plan.environment())).append("\n\n");
        text.append(capitalised(plan.summary()))
                .append(" in ")
                .append(code(plan.database()))
                .append(", PostgreSQL ")
                .append(plan.serverVersion())
                .append("; ")
                .append(plan.plan().history().size())
                .append(plan.plan().history().size() == 1 ? " row" : " rows")
                .append(" in its history.\n");
        if (!plan.plan().scripts().isEmpty()) {
            table(plan.plan().scripts(), text);
            plan.plan().scripts().forEach(script -> script(script, text));
            text.append(
                            "\nLocks and hazards are what was seen when these scripts ran in a scratch database, behind what")
                    .append(" was applied before. A lock is held until the transaction of its script ends; named is")
                    .append(" what a statement locks beyond what the ones before it did.\n");
            text.append("\nTo apply exactly this, and nothing else:\n\n```sh\n")
                    .append(plan.command())
                    .append("\n```\n");
        }
        text.append("\nPlan hash: ").append(code(plan.plan().identity().hash())).append("\n");
        return text.toString();
    }

    private static void table(List<PendingScript> scripts, StringBuilder text) {
        text.append("\n| | version | description | script | transaction | hazards |\n|--:|---|---|---|---|---|\n");
        int number = 0;
        for (PendingScript script : scripts) {
            number++;
            text.append("| ").append(number);
            cell(script.identity().version().orElse("repeatable"), text);
            cell(script.identity().description(), text);
            cell(code(script.identity().script()), text);
            cell(
                    script.identity().executed() ? script.identity().inTransaction() ? "yes" : "no" : "only recorded",
                    text);
            cell(hazards(script), text);
            text.append(" |\n");
        }
    }

    private static String hazards(PendingScript script) {
        return script.steps().stream()
                .flatMap(step -> step.hazards().stream())
                .map(Hazard::kind)
                .distinct()
                .sorted()
                .map(HazardKind::word)
                .collect(Collectors.joining(", "));
    }

    private static void cell(String value, StringBuilder text) {
        text.append(" | ").append(value.replace("|", "\\|").replace("\n", " "));
    }

    private static void script(PendingScript script, StringBuilder text) {
        text.append("\n### ")
                .append(script.identity().version().orElse("R"))
                .append(' ')
                .append(script.identity().description())
                .append("\n\n")
                .append(MigrationPlanText.how(script.identity()))
                .append('\n');
        script.steps().forEach(step -> step(step, text));
    }

    private static void step(PendingStep step, StringBuilder text) {
        text.append('\n').append(code(step.position().toString())).append("\n\n");
        if (step.sql().isPresent()) {
            fenced(step.sql().get() + ";", text);
        } else {
            text.append("Java code, observed as a whole.\n");
        }
        text.append('\n');
        step.hazards().forEach(hazard -> text.append("- **")
                .append(hazard.kind().word())
                .append("**: ")
                .append(escaped(hazard.sentence()))
                .append('\n'));
        if (step.locks() instanceof ExpectedLocks.NotObserved unknown) {
            text.append("- locks not observed: ")
                    .append(escaped(unknown.reason().replace("\n", " ")))
                    .append('\n');
            return;
        }
        List<ExpectedLock> locks = ((ExpectedLocks.Observed) step.locks()).telling();
        if (locks.isEmpty()) {
            text.append("- no further lock on anything that was there before\n");
        }
        locks.forEach(lock -> text.append("- lock: ")
                .append(code(lock.mode().word()))
                .append(" on ")
                .append(escaped(lock.display()))
                .append(", ")
                .append(lock.mode().effect())
                .append('\n'));
    }

    /** The fence is longer than any in the text (CommonMark, "Fenced code blocks"). */
    private static void fenced(String sql, StringBuilder text) {
        String fence = "```";
        while (sql.contains(fence)) {
            fence += "`";
        }
        text.append(fence)
                .append("sql\n")
                .append(sql)
                .append('\n')
                .append(fence)
                .append('\n');
    }

    /** The same for a few words (CommonMark, "Code spans"). */
    static String code(String words) {
        String fence = "`";
        while (words.contains(fence)) {
            fence += "`";
        }
        String padding = fence.length() > 1 ? " " : "";
        return fence + padding + words + padding + fence;
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\")
                .replace("_", "\\_")
                .replace("*", "\\*")
                .replace("<", "\\<");
    }

    private static String capitalised(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
