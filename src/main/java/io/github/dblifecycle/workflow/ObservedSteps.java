package io.github.dblifecycle.workflow;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.Observation;
import io.github.dblifecycle.migrate.ObservedRun;
import io.github.dblifecycle.migrate.PendingMigration;
import io.github.dblifecycle.migrate.ScriptStatement;
import io.github.dblifecycle.plan.ExpectedLock;
import io.github.dblifecycle.plan.ExpectedLocks;
import io.github.dblifecycle.plan.PendingScript;
import io.github.dblifecycle.plan.PendingStep;
import io.github.dblifecycle.plan.PlanIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts what was seen of pending migrations beside their statements, and where nothing was, why. */
final class ObservedSteps {

    private final ObservedRun run;
    private final Optional<String> obstacle;

    private ObservedSteps(ObservedRun run, Optional<String> obstacle) {
        this.run = run;
        this.obstacle = obstacle;
    }

    static ObservedSteps of(ObservedRun run) {
        return new ObservedSteps(run, Optional.empty());
    }

    /** @param why nothing was seen */
    static ObservedSteps none(String why) {
        return new ObservedSteps(new ObservedRun(List.of(), Optional.empty()), Optional.of(why));
    }

    /** What a reader of the plan has to know of its gaps. */
    List<Finding> findings() {
        Optional<Finding> stopped = run.stopped();
        return stopped.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        "DB751",
                        Severity.WARNING,
                        stopped.get().position(),
                        "a pending migration does not run in a scratch database, so its locks and those of the ones"
                                + " behind it are not known: " + stopped.get().message(),
                        stopped.get().details(),
                        Optional.of("see whether it needs rows or an extension that only the real database has"
                                + " (-Ddb.scratchUrl=postgresql://… names a server that has it); else correct it,"
                                + " because it fails there too")));
    }

    PendingScript script(PendingMigration migration) {
        PlanIdentity.Script identity = new PlanIdentity.Script(
                migration.migration().type(),
                migration.migration().version(),
                migration.migration().description(),
                migration.migration().script(),
                migration.inTransaction(),
                migration.executed(),
                migration.content());
        return new PendingScript(identity, migration.isScript() ? statements(migration) : List.of(code(migration)));
    }

    private PendingStep code(PendingMigration migration) {
        List<Observation> seen = run.of(migration);
        ExpectedLocks locks = seen.isEmpty() ? unseen(migration) : locks(seen.get(0), migration);
        return new PendingStep(
                Optional.empty(),
                migration.position(),
                locks,
                seen.isEmpty() ? List.of() : ObservedHazards.of(seen.get(0), locks, ""));
    }

    private List<PendingStep> statements(PendingMigration migration) {
        List<Observation> seen = run.of(migration);
        boolean whole = run.stopped().isEmpty() && obstacle.isEmpty();
        boolean comparable = !whole || seen.size() == migration.statements().size();
        List<PendingStep> steps = new ArrayList<>();
        for (int i = 0; i < migration.statements().size(); i++) {
            ScriptStatement statement = migration.statements().get(i);
            boolean known = comparable && i < seen.size();
            ExpectedLocks locks = known
                    ? locks(seen.get(i), migration)
                    : !migration.executed() || comparable
                            ? unseen(migration)
                            : new ExpectedLocks.NotObserved("its placeholders decide where its statements end");
            steps.add(new PendingStep(
                    Optional.of(statement.sql()),
                    statement.position(),
                    locks,
                    known ? ObservedHazards.of(seen.get(i), locks, statement.sql()) : List.of()));
        }
        return steps;
    }

    private static ExpectedLocks locks(Observation seen, PendingMigration migration) {
        if (!seen.inTransaction()) {
            return new ExpectedLocks.NotObserved(migration.migration().script()
                    + " runs outside a transaction, and its locks end with each" + " statement");
        }
        return new ExpectedLocks.Observed(seen.locks().stream()
                .map(lock ->
                        new ExpectedLock(lock.relation().kind(), lock.relation().name(), lock.table(), lock.mode()))
                .toList());
    }

    private ExpectedLocks unseen(PendingMigration migration) {
        if (!migration.executed()) {
            return new ExpectedLocks.NotObserved("it is only recorded, not run");
        }
        String why = obstacle.or(() -> run.stopped()
                        .map(finding ->
                                "a migration does not run in a scratch database: " + PendingTrial.sentence(finding)))
                .orElse("it was not run in the scratch database");
        return new ExpectedLocks.NotObserved(why);
    }
}
