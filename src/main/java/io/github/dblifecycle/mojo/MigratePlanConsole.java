package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.plan.ApprovedPlan;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Illustration;
import io.github.dblifecycle.report.MigrationPlan;
import io.github.dblifecycle.report.MigrationPlanText;
import io.github.dblifecycle.report.PlanView;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.workflow.Approval;
import io.github.dblifecycle.workflow.PlanOutcome;
import io.github.dblifecycle.workflow.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.plugin.MojoFailureException;

/** Says what {@code db:migrate} would do, and refuses what nobody agreed to. */
final class MigratePlanConsole {

    private final MavenRun run;
    private final Instant startedAt;
    private final Optional<ApprovedPlan> approved;
    private final Optional<String> backupNotice;
    private final PlanFiles files;

    /** @param backupNotice that a backup comes before the migrations, in words; empty where none does */
    MigratePlanConsole(
            MavenRun run, Instant startedAt, Optional<ApprovedPlan> approved, Optional<String> backupNotice) {
        this.run = run;
        this.startedAt = startedAt;
        this.approved = approved;
        this.backupNotice = backupNotice;
        this.files = new PlanFiles(run.outputDirectory());
    }

    RunningNotice notice() {
        return new RunningNotice(
                elapsed -> run.console().line("making the plan, for " + Durations.words(elapsed) + " now …"));
    }

    /** Of a dry run. */
    void tell(PlanOutcome outcome) throws MojoFailureException, IOException {
        if (outcome instanceof PlanOutcome.Planned planned) {
            tell(planned);
            return;
        }
        files.remove();
        if (outcome instanceof PlanOutcome.Refused refused) {
            throw refused(refused);
        }
        nothing();
    }

    /** Before a real run: fails unless this is what was approved, or there is nothing to apply. */
    void require(PlanOutcome outcome) throws MojoFailureException, IOException {
        if (outcome instanceof PlanOutcome.Refused refused) {
            throw refused(refused);
        }
        if (outcome instanceof PlanOutcome.Planned planned
                && !(planned.exists() && planned.plan().scripts().isEmpty())) {
            requireApproved(planned);
        }
    }

    private void tell(PlanOutcome.Planned planned) throws MojoFailureException, IOException {
        Target target = planned.target();
        MigrationPlan plan = plan(planned);
        Console console = run.console();
        console.line(place(target) + ": " + plan.summary());
        MigrationPlanText.lines(plan, console.style()).forEach(console::line);
        if (!plan.plan().scripts().isEmpty()) {
            console.line("");
        }
        if (!plan.plan().scripts().isEmpty()) {
            backupNotice.ifPresent(console::line);
        }
        console.findings(planned.findings());
        if (approved.isPresent()) {
            requireApproved(planned);
        }
        for (Path file : files.write(plan)) {
            console.line("written: " + run.display(file));
        }
        console.line("plan hash: " + plan.plan().identity().hash());
        if (approved.isEmpty() && !plan.plan().scripts().isEmpty()) {
            console.line("to apply exactly this: " + plan.command());
        }
        report(Report.Outcome.PASSED, Optional.of(target), planned.findings(), Optional.of(plan));
        console.truth(target.environment() + ": dry run, "
                + (approved.isPresent() ? "this is the approved plan, " : "") + "nothing was applied, " + plan.summary()
                + " (" + Durations.words(duration()) + ")");
    }

    private void requireApproved(PlanOutcome.Planned planned) throws MojoFailureException, IOException {
        Optional<Finding> objection = new Approval(
                        approved.orElseThrow(), planned.target().environment(), files.written())
                .objection(planned.plan());
        if (objection.isEmpty()) {
            return;
        }
        List<Finding> findings = List.of(objection.get());
        report(Report.Outcome.FAILED, Optional.of(planned.target()), findings, Optional.of(plan(planned)));
        run.console().findings(findings);
        throw new MojoFailureException(place(planned.target()) + ": nothing was applied, because this is not the plan"
                + " that was approved, as told above");
    }

    private MojoFailureException refused(PlanOutcome.Refused refused) throws IOException {
        report(Report.Outcome.FAILED, refused.target(), refused.findings(), Optional.empty());
        run.console().findings(refused.findings());
        Finding first = refused.findings().get(0);
        return new MojoFailureException(
                refused.target().map(target -> place(target) + ": ").orElse("")
                        + "nothing was applied, and db:migrate would apply nothing: "
                        + first.position().map(position -> position + ": ").orElse("") + first.message());
    }

    private void nothing() throws IOException {
        report(Report.Outcome.PASSED, Optional.empty(), List.of(), Optional.empty());
        run.console().line("no migrations in this project: nothing to apply");
    }

    private static MigrationPlan plan(PlanOutcome.Planned planned) {
        Target target = planned.target();
        return new MigrationPlan(target.environment(), target.database(), target.serverVersion(), planned.plan());
    }

    private static String place(Target target) {
        return target.environment() + " (" + target.database() + ", PostgreSQL " + target.serverVersion() + ")";
    }

    private Duration duration() {
        return Duration.between(startedAt, run.clock().instant());
    }

    private void report(
            Report.Outcome outcome, Optional<Target> target, List<Finding> findings, Optional<MigrationPlan> plan)
            throws IOException {
        Map<String, Object> data = new TreeMap<>();
        data.put("applied", false);
        target.ifPresent(known -> {
            data.put("database", known.database());
            data.put("serverVersion", known.serverVersion());
        });
        plan.ifPresent(known -> {
            data.put("planHash", known.plan().identity().hash());
            data.put(
                    "pending",
                    known.plan().scripts().stream()
                            .map(script -> script.identity().script())
                            .toList());
        });
        run.reports()
                .write(new Report(
                                "migrate",
                                target.map(Target::environment),
                                outcome,
                                startedAt,
                                duration(),
                                findings,
                                List.of(),
                                data)
                        .with(new Illustration(Optional.empty(), plan.map(PlanView::of))));
    }
}
