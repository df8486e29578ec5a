package io.github.dblifecycle.mojo;

import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.PlannedStatement;
import io.github.dblifecycle.report.ChangeText;
import io.github.dblifecycle.report.Illustration;
import io.github.dblifecycle.report.PlanView;
import io.github.dblifecycle.workflow.Planning;
import java.util.Optional;

/** Prints what differs, what to think about, and the statements. */
final class PlanConsole {

    private final Console console;

    PlanConsole(Console console) {
        this.console = console;
    }

    /** What differs and what leads from one side to the other; nothing where nobody planned. */
    static Illustration illustration(String from, String to, Optional<Planning> planning) {
        return new Illustration(
                planning.map(made -> new Illustration.SideBySide(from, to, made.comparison())),
                planning.map(Planning::plan).filter(plan -> !plan.isEmpty()).map(PlanView::of));
    }

    void changes(Planning planning) {
        if (!planning.changes().isEmpty()) {
            ChangeText.lines(planning.changes(), console.style()).forEach(console::line);
        }
        planning.columnOrder()
                .forEach(note -> console.note("the columns of table "
                        + note.table().display() + " stand in another order, which PostgreSQL cannot change"));
        planning.candidates()
                .forEach(candidate -> console.note(candidate.sentence() + "; if it is one, write "
                        + candidate.annotation() + " beside its declaration, and nothing is dropped"));
    }

    void hazards(Planning planning) {
        for (PlannedStatement statement : planning.plan().statements()) {
            statement.hazards().forEach(hazard -> {
                String text = hazard.kind().word() + ": " + hazard.sentence();
                console.line(
                        hazard.kind().compareTo(HazardKind.NEEDS_A_DECISION) <= 0
                                ? console.style().red(text)
                                : console.style().yellow(text));
            });
        }
    }

    void statements(Planning planning) {
        int number = 0;
        int scripts = planning.plan().scripts().size();
        for (PlannedScript script : planning.plan().scripts()) {
            number++;
            console.line("");
            if (scripts > 1 || !script.transactional()) {
                console.line(console.style()
                        .faint("-- script " + number + " of " + scripts
                                + (script.transactional() ? "" : ", outside of any transaction")));
            }
            for (PlannedStatement statement : script.statements()) {
                (statement.sql() + ";").lines().forEach(console::line);
            }
        }
        console.line("");
    }
}
