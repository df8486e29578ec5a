package io.github.dblifecycle.migrate;

import io.github.dblifecycle.environment.Pooler;
import io.github.dblifecycle.finding.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a run on a live database ended before everything was applied, as findings. */
final class RunFindings {

    private final RunLimits limits;
    private final LiveRun.Result.Stopped stopped;

    RunFindings(LiveRun.Result.Stopped stopped) {
        this.limits = stopped.limits();
        this.stopped = stopped;
    }

    /** Another run had the lock until this one ended. */
    Finding otherRun() {
        return otherRun("migrate", limits, stopped.holder());
    }

    static Finding otherRun(String goal, RunLimits limits, Optional<String> holder) {
        return Finding.error(
                        "DB744",
                        Optional.empty(),
                        "another run was migrating this database until the deadline of " + words(limits.deadline())
                                + ", nothing was done here",
                        "wait for it and run mvn db:" + goal + " again, or allow more time with -Ddb.deadline=10m")
                .withDetails(holder.map(who -> "it is " + who).stream().toList());
    }

    Finding ended(RunWatch.Stop why, boolean outside) {
        boolean deadline = why == RunWatch.Stop.DEADLINE;
        List<String> details = new ArrayList<>();
        stopped.running()
                .ifPresent(running -> details.add("statement " + running.number() + ", which had run for "
                        + words(running.duration()) + ": " + firstLine(running.sql())));
        stopped.blockers()
                .forEach(blocker ->
                        details.add("it waited for " + blocker.wanted() + ", held by " + blocker.sentence()));
        details.addAll(left(outside));
        return Finding.error(
                        deadline ? "DB741" : "DB742",
                        stopped.running().map(LiveRunner.Running::position),
                        name()
                                + (deadline
                                        ? " was ended by the deadline of " + words(limits.deadline())
                                        : " was interrupted after " + words(stopped.elapsed())
                                                + ": the build was told to stop"),
                        outside
                                ? StoppedScripts.FIX
                                : deadline
                                        ? "run mvn db:migrate again when less is in the way, or allow more time with"
                                                + " -Ddb.deadline=10m"
                                        : "run mvn db:migrate again")
                .withDetails(details);
    }

    /** @param refused where the server refused the statement; empty where the deadline ended its waiting */
    Finding lockNotHad(Optional<Finding> refused) {
        List<String> details = new ArrayList<>();
        stopped.blockers().forEach(blocker -> details.add("held by " + blocker.sentence()));
        refused.ifPresent(finding -> details.addAll(finding.details()));
        details.addAll(left(false));
        String wanted =
                stopped.blockers().stream().map(Blocker::wanted).findFirst().orElse("a lock");
        return Finding.error(
                        "DB743",
                        refused.flatMap(Finding::position)
                                .or(() -> stopped.running().map(LiveRunner.Running::position)),
                        name() + " did not get " + wanted + " before the deadline of " + words(limits.deadline())
                                + ", trying for " + words(limits.lockTimeout()) + " each time",
                        "end what holds it (SELECT pg_terminate_backend(process)), or run mvn db:migrate again at a"
                                + " quieter time or with a longer -Ddb.deadline")
                .withDetails(details);
    }

    Finding connectionLost(Finding refused) {
        List<String> details = new ArrayList<>(refused.details());
        if (stopped.inDoubt()) {
            details.add("it was being committed: whether it was, mvn db:status tells");
        }
        details.addAll(left(false));
        return Finding.error(
                        "DB747",
                        stopped.running().map(LiveRunner.Running::position).or(refused::position),
                        "the connection was lost during " + name(),
                        "run mvn db:migrate again: what was applied is known to the database")
                .withDetails(details);
    }

    Finding broken(DataCheck.Broken broken) {
        List<String> details = new ArrayList<>(broken.sample());
        details.add("check: " + broken.check().query());
        details.addAll(left(false));
        return Finding.error(
                        "DB749",
                        Optional.of(broken.check().position()),
                        name() + " was not begun: its check is not true of the data"
                                + (broken.sample().isEmpty() ? "" : ", in " + broken.rows() + " rows"),
                        "mend the data, or the check, and run mvn db:migrate again")
                .withDetails(details);
    }

    static Finding pooler() {
        return Finding.error(
                "DB745",
                Optional.empty(),
                "the URL leads to a connection pooler in transaction mode, which would give the migration lock to others"
                        + " and break CREATE INDEX CONCURRENTLY",
                Pooler.FIX);
    }

    private List<String> left(boolean outside) {
        List<String> left = new ArrayList<>();
        int count = stopped.applied().size();
        left.add(
                count == 0
                        ? "nothing was applied in this run"
                        : "applied in this run, and stay so: "
                                + String.join(
                                        ", ",
                                        stopped.applied().stream()
                                                .map(one -> one.migration().script())
                                                .toList()));
        stopped.migration()
                .filter(migration -> !outside)
                .ifPresent(migration -> left.add("not applied: " + migration.script() + ", and what comes after it"));
        return left;
    }

    private String name() {
        return stopped.migration()
                .map(migration -> "migration " + migration.script())
                .orElse("the run");
    }

    static String words(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < 10 && duration.toMillisPart() >= 100) {
            return seconds + "." + duration.toMillisPart() / 100 + " s";
        }
        return seconds < 120
                ? seconds + " s"
                : seconds / 60 + " min" + (seconds % 60 == 0 ? "" : " " + seconds % 60 + " s");
    }

    private static String firstLine(String statement) {
        String line = statement.strip().lines().findFirst().orElse("");
        return line.length() > 120 ? line.substring(0, 117) + "..." : line;
    }
}
