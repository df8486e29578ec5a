package io.github.dblifecycle.mojo;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.finding.Severity;
import io.github.dblifecycle.migrate.UndoScript;
import io.github.dblifecycle.report.Durations;
import io.github.dblifecycle.report.Report;
import io.github.dblifecycle.report.TextTable;
import io.github.dblifecycle.workflow.DriftOutcome;
import io.github.dblifecycle.workflow.RestoreListener;
import io.github.dblifecycle.workflow.RollbackListener;
import io.github.dblifecycle.workflow.RollbackLoss;
import io.github.dblifecycle.workflow.RollbackOption;
import io.github.dblifecycle.workflow.RollbackOutcome;
import io.github.dblifecycle.workflow.RollbackPlan;
import io.github.dblifecycle.workflow.RollbackWay;
import io.github.dblifecycle.workflow.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoFailureException;

/** Tells the ways back, what is done on the one that was taken, and what is true afterwards. */
final class RollbackConsole implements RollbackListener, AutoCloseable {

    private static final int MOST_LOSSES = 20;

    private final MavenRun run;
    private final Instant startedAt;
    private final RestoreConsole restoring;
    private final RunningNotice running = new RunningNotice(this::stillRunning);
    private volatile String doing = "";

    RollbackConsole(MavenRun run, Instant startedAt) {
        this.run = run;
        this.startedAt = startedAt;
        this.restoring = new RestoreConsole(run, startedAt);
    }

    @Override
    public void begins(Step step) {
        switch (step) {
            case READING -> goesOn("reading the database");
            case TRYING -> goesOn("trying the ways in scratch databases");
            case COUNTING -> goesOn("counting what would be lost");
            case ACTING -> running.end();
            case COPYING -> goesOn("copying the snapshot on its server");
            case SETTING_BACK -> goesOn("waiting for Neon to set the branch back");
            case CONNECTING -> goesOn("waiting for the database to answer");
            case CHECKING -> goesOn("comparing the database with what its migrations produce");
        }
    }

    private void goesOn(String words) {
        running.end();
        doing = words;
        running.begin();
    }

    private void stillRunning(Duration duration) {
        run.console().line("  " + doing + ", for " + Durations.words(duration) + " …");
    }

    @Override
    public void undoing(UndoScript script) {
        goesOn(script.fileName() + " runs");
    }

    @Override
    public void undone(UndoScript script, Duration duration) {
        running.end();
        run.console().line("  " + script.fileName() + "  " + Durations.words(duration));
    }

    @Override
    public RestoreListener restoring() {
        return restoring;
    }

    @Override
    public void rolledBack(Target target, RollbackWay way, String words) {
        run.console().line("  " + target.environment() + " went back to " + words + " by " + way.word());
    }

    void tell(RollbackOutcome outcome) throws MojoFailureException, IOException {
        running.end();
        if (outcome instanceof RollbackOutcome.NotConfirmed notConfirmed) {
            throw new MojoFailureException(notConfirmed.refusal().toString());
        } else if (outcome instanceof RollbackOutcome.Refused refused) {
            report(Report.Outcome.FAILED, refused.target(), refused.findings(), Optional.empty());
            run.console().findings(refused.findings());
            String message =
                    refused.target().map(target -> target.environment() + ": ").orElse("")
                            + refused.findings().get(0).message();
            throw refused.cause().isPresent()
                    ? run.failures().failure(message, refused.cause().get())
                    : new MojoFailureException(message);
        } else if (outcome instanceof RollbackOutcome.Planned planned) {
            tell(planned.plan());
            report(Report.Outcome.PASSED, Optional.of(planned.target()), List.of(), Optional.of(planned.plan()));
            run.console().truth(place(planned.target()) + ": nothing was done; name the way: -Ddb.way=…");
        } else if (outcome instanceof RollbackOutcome.Written written) {
            report(Report.Outcome.PASSED, Optional.of(written.target()), List.of(), Optional.of(written.plan()));
            for (Path file : written.files()) {
                run.console().line("  " + run.display(file));
            }
            run.console()
                    .truth(place(written.target()) + " is as it was: review the migration, and apply it with mvn"
                            + " db:migrate");
        } else {
            tell((RollbackOutcome.Done) outcome);
        }
    }

    private void tell(RollbackOutcome.Done done) throws MojoFailureException, IOException {
        done.did().forEach(line -> run.console().line("  " + line));
        DriftOutcome drift = done.drift();
        boolean clean = drift.compared() && drift.drifted() == 0;
        Optional<Finding> elsewhere = done.findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst();
        List<Finding> findings = Stream.concat(
                        done.findings().stream(), clean ? Stream.of() : drift.findings().stream())
                .toList();
        report(
                clean && elsewhere.isEmpty() ? Report.Outcome.PASSED : Report.Outcome.FAILED,
                Optional.of(done.target()),
                findings,
                Optional.of(done.plan()));
        run.console().findings(done.findings());
        if (elsewhere.isPresent()) {
            throw new MojoFailureException(elsewhere.get().message());
        }
        if (!clean) {
            run.console().findings(drift.findings());
            throw new MojoFailureException(done.target().environment() + " went back to "
                    + done.plan().words() + ", but is not what its migrations produce: see above");
        }
        run.console()
                .truth(place(done.target()) + " is back at " + done.plan().words()
                        + ", and what its applied migrations produce");
    }

    private static String place(Target target) {
        return target.environment() + " (" + target.database() + ", PostgreSQL " + target.serverVersion() + ")";
    }

    private void tell(RollbackPlan plan) {
        run.console()
                .line("back to " + plan.words()
                        + (plan.takenBack().isEmpty()
                                ? ""
                                : ", which takes back " + String.join(", ", plan.takenBack())));
        List<List<String>> rows = new ArrayList<>();
        for (RollbackOption option : plan.options()) {
            rows.add(row(option, plan.recommended().filter(option.way()::equals).isPresent()));
        }
        run.console().table(new TextTable(List.of("way", "now", "takes", "loses"), rows));
        for (RollbackOption option : plan.options()) {
            if (option instanceof RollbackOption.Open open) {
                details(open);
            }
        }
        plan.recommended().ifPresent(way -> run.console().line("recommended: " + way.word() + ", " + plan.why()));
    }

    private static List<String> row(RollbackOption option, boolean recommended) {
        String name = option.way().word() + (recommended ? " *" : "");
        if (option instanceof RollbackOption.Open open) {
            return List.of(name, open.does(), open.takes(), losses(open));
        }
        RollbackOption.Closed closed = (RollbackOption.Closed) option;
        return List.of(name, "closed: " + closed.reason(), "", "");
    }

    private static String losses(RollbackOption.Open open) {
        if (open.rows() == 0) {
            return open.isCounted() ? "nothing" : "not counted";
        }
        return rows(open.rows()) + (open.isCounted() ? "" : " and more");
    }

    private static String rows(long rows) {
        return rows == 1 ? "1 row" : rows + " rows";
    }

    private void details(RollbackOption.Open open) {
        if (open.losses().isEmpty() && open.isCounted() && open.notes().isEmpty()) {
            return;
        }
        run.console().line(open.way().word() + ":");
        open.losses().stream().limit(MOST_LOSSES).forEach(loss -> run.console().line("  loses " + loss));
        if (open.losses().size() > MOST_LOSSES) {
            run.console().line("  and of " + (open.losses().size() - MOST_LOSSES) + " more, listed in report.json");
        }
        open.uncounted().forEach(what -> run.console().line("  not counted: " + what));
        open.notes().forEach(note -> run.console().line("  " + note));
    }

    private void report(
            Report.Outcome outcome, Optional<Target> target, List<Finding> findings, Optional<RollbackPlan> plan)
            throws IOException {
        Map<String, Object> data = new TreeMap<>();
        target.ifPresent(known -> {
            data.put("database", known.database());
            data.put("serverVersion", known.serverVersion());
        });
        plan.ifPresent(known -> {
            data.put("target", known.words());
            data.put("takesBack", known.takenBack());
            known.recommended().ifPresent(way -> data.put("recommended", way.word()));
            data.put("ways", known.options().stream().map(RollbackConsole::json).toList());
        });
        run.reports()
                .write(new Report(
                        "rollback",
                        target.map(Target::environment),
                        outcome,
                        startedAt,
                        Duration.between(startedAt, run.clock().instant()),
                        findings,
                        List.of(),
                        data));
    }

    private static Map<String, Object> json(RollbackOption option) {
        Map<String, Object> json = new TreeMap<>();
        json.put("way", option.way().word());
        if (option instanceof RollbackOption.Open open) {
            json.put("open", true);
            json.put("does", open.does());
            json.put("takes", open.takes());
            json.put("losses", open.losses().stream().map(RollbackConsole::json).toList());
            json.put("notCounted", open.uncounted());
            json.put("notes", open.notes());
        } else {
            RollbackOption.Closed closed = (RollbackOption.Closed) option;
            json.put("open", false);
            json.put("reason", closed.reason());
            json.put("fix", closed.fix());
        }
        return json;
    }

    private static Map<String, Object> json(RollbackLoss loss) {
        return new TreeMap<>(Map.of("what", loss.what(), "rows", loss.rows(), "exact", loss.exact()));
    }

    @Override
    public void close() {
        running.close();
        restoring.close();
    }
}
