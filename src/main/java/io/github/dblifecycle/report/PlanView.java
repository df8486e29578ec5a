package io.github.dblifecycle.report;

import io.github.dblifecycle.plan.ExpectedLock;
import io.github.dblifecycle.plan.ExpectedLocks;
import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.PendingScript;
import io.github.dblifecycle.plan.PendingStep;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.PlannedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Scripts that are to run, as people are shown them.
 *
 * @param command what is typed to run exactly this; empty where nothing is to be typed
 */
public record PlanView(List<Script> scripts, Optional<String> command) {

    /**
     * One script.
     *
     * @param title its version and what it is for
     * @param how its file, and whether it runs in a transaction
     */
    public record Script(String title, String how, List<Step> steps) {

        public Script {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(how, "how");
            steps = List.copyOf(steps);
        }
    }

    /**
     * One statement.
     *
     * @param where file and line; empty for what stands in no file yet
     * @param sql with its semicolon; empty for code
     * @param notes on locks and timeouts, a line each
     */
    public record Step(Optional<String> where, Optional<String> sql, List<Hazard> hazards, List<String> notes) {

        public Step {
            Objects.requireNonNull(where, "where");
            Objects.requireNonNull(sql, "sql");
            hazards = List.copyOf(hazards);
            notes = List.copyOf(notes);
        }
    }

    public PlanView {
        scripts = List.copyOf(scripts);
        Objects.requireNonNull(command, "command");
    }

    /** What is pending in a database. */
    public static PlanView of(MigrationPlan plan) {
        return new PlanView(
                plan.plan().scripts().stream().map(PlanView::script).toList(),
                plan.plan().scripts().isEmpty() ? Optional.empty() : Optional.of(plan.command()));
    }

    /** What leads from one schema to another. */
    public static PlanView of(Plan plan) {
        List<Script> scripts = new ArrayList<>();
        int count = plan.scripts().size();
        for (PlannedScript script : plan.scripts()) {
            scripts.add(new Script(
                    count == 1 ? "One script" : "Script " + (scripts.size() + 1) + " of " + count,
                    script.transactional() ? "in a transaction" : "outside of any transaction",
                    script.statements().stream().map(PlanView::step).toList()));
        }
        return new PlanView(scripts, Optional.empty());
    }

    private static Script script(PendingScript script) {
        return new Script(
                script.title(),
                MigrationPlanText.how(script.identity()),
                script.steps().stream().map(PlanView::step).toList());
    }

    private static Step step(PendingStep step) {
        return new Step(
                Optional.of(step.position().toString()),
                step.sql().map(sql -> sql + ";"),
                step.hazards(),
                locks(step.locks()));
    }

    private static List<String> locks(ExpectedLocks locks) {
        if (locks instanceof ExpectedLocks.NotObserved unknown) {
            return List.of("locks not observed: " + unknown.reason());
        }
        List<ExpectedLock> telling = ((ExpectedLocks.Observed) locks).telling();
        return telling.isEmpty()
                ? List.of("no further lock on anything that was there before")
                : telling.stream()
                        .map(lock -> "lock: " + lock.mode().word() + " on " + lock.display() + ", "
                                + lock.mode().effect())
                        .toList();
    }

    private static Step step(PlannedStatement statement) {
        List<String> notes = new ArrayList<>();
        notes.add(
                statement.lockTimeout().isZero()
                        ? "waits for locks as long as it takes, and holds up nobody meanwhile"
                        : "waits for a lock " + atMost(statement.lockTimeout()));
        notes.add(statement.timeout().isZero() ? "runs as long as it takes" : "runs " + atMost(statement.timeout()));
        return new Step(Optional.empty(), Optional.of(statement.sql() + ";"), statement.hazards(), notes);
    }

    private static String atMost(Duration duration) {
        return "for " + Durations.words(duration) + " at most";
    }

    PlanView masked(UnaryOperator<String> mask) {
        return new PlanView(
                scripts.stream()
                        .map(script -> new Script(
                                mask.apply(script.title()),
                                mask.apply(script.how()),
                                script.steps().stream()
                                        .map(step -> masked(step, mask))
                                        .toList()))
                        .toList(),
                command.map(mask));
    }

    private static Step masked(Step step, UnaryOperator<String> mask) {
        return new Step(
                step.where(),
                step.sql().map(mask),
                step.hazards().stream()
                        .map(hazard -> new Hazard(hazard.kind(), mask.apply(hazard.sentence())))
                        .toList(),
                step.notes().stream().map(mask).toList());
    }
}
