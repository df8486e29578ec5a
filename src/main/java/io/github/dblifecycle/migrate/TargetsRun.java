package io.github.dblifecycle.migrate;

import io.github.dblifecycle.finding.Finding;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One way through all targets. Each is a {@link LiveRun} of its own, with its own lock and sessions of its own: a session in
 * which the scripts of one target ran is never given to another, because no command of the server takes back all that a
 * script may have left there.
 */
final class TargetsRun {

    private static final Logger LOG = LoggerFactory.getLogger(TargetsRun.class);

    private final LiveTargets targets;
    private final RunLimits limits;
    private final TargetRules rules;
    private final TargetsListener listener;
    private final RunWatch watch;
    private final UpToDateProofs proofs;
    private final Map<MigrationTarget, TargetResult> results = new ConcurrentHashMap<>();
    private final AtomicInteger failures = new AtomicInteger();

    TargetsRun(
            LiveTargets targets,
            RunLimits limits,
            TargetRules rules,
            TargetsListener listener,
            RunWatch watch,
            UpToDateProofs proofs) {
        this.targets = targets;
        this.limits = limits;
        this.rules = rules;
        this.listener = listener;
        this.watch = watch;
        this.proofs = proofs;
    }

    TargetsOutcome run(List<MigrationTarget> canaries) {
        listener.found(targets.targets().size(), canaries.size());
        go(canaries);
        boolean canaryFailed = failures.get() > 0 && !canaries.isEmpty();
        if (!canaryFailed) {
            List<MigrationTarget> others = new ArrayList<>(targets.targets());
            others.removeAll(canaries);
            if (!canaries.isEmpty() && !others.isEmpty() && mayBegin()) {
                listener.canariesPassed();
            }
            go(others);
        }
        return outcome(canaryFailed);
    }

    private TargetsOutcome outcome(boolean canaryFailed) {
        List<TargetResult> all = new ArrayList<>();
        long notBegun = 0;
        for (MigrationTarget target : targets.targets()) {
            TargetResult result = results.get(target);
            if (result == null) {
                result = TargetResult.notBegun(target, targets.versionSeen(target));
                listener.ended(result);
            }
            notBegun += result.state() == TargetResult.State.NOT_BEGUN ? 1 : 0;
            all.add(result);
        }
        return new TargetsOutcome(
                all,
                notBegun == 0
                        ? Optional.empty()
                        : Optional.of(TargetFindings.notBegun(notBegun, all.size(), why(canaryFailed))));
    }

    private String why(boolean canaryFailed) {
        if (watch.stopped().isPresent()) {
            return watch.stopped().get() == RunWatch.Stop.DEADLINE
                    ? "the deadline of " + limits.deadline().toSeconds() + " s passed"
                    : "the build was told to stop";
        }
        return canaryFailed
                ? "a canary failed"
                : failures.get() == 1
                        ? "one failed"
                        : failures.get() + " failed, and db.targets.stopAfter is " + rules.stopAfter();
    }

    private boolean mayBegin() {
        return failures.get() < rules.stopAfter()
                && watch.stopped().isEmpty()
                && !watch.deadline().isOver();
    }

    /** Returns once all of them are done with, or none may be begun any more. */
    private void go(List<MigrationTarget> some) {
        Queue<MigrationTarget> queue = new ConcurrentLinkedQueue<>(some);
        int workers = Math.min(rules.parallel(), some.size());
        if (workers == 0) {
            return;
        }
        AtomicInteger number = new AtomicInteger();
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "db-target-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<?>> futures = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                futures.add(pool.submit(() -> work(queue)));
            }
            for (Future<?> future : futures) {
                await(future);
            }
        } finally {
            pool.shutdown();
        }
    }

    private void await(Future<?> future) {
        boolean interrupted = false;
        while (true) {
            try {
                future.get();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                watch.end();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a target ended in a way that was not thought of", e.getCause());
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(Queue<MigrationTarget> queue) {
        while (mayBegin()) {
            MigrationTarget target = queue.poll();
            if (target == null) {
                return;
            }
            TargetResult result = migrate(target);
            if (result.state() == TargetResult.State.FAILED) {
                failures.incrementAndGet();
            }
            results.put(target, result);
            LOG.debug(
                    "{} {}: {}, {} applied, {} ms",
                    target.kind().word(),
                    target,
                    result.state(),
                    result.applied().size(),
                    result.duration().toMillis());
            listener.ended(result);
        }
    }

    private TargetResult migrate(MigrationTarget target) {
        long start = System.nanoTime();
        Optional<String> before = targets.versionSeen(target);
        try {
            TargetPlace place = targets.place(target, watch::watch);
            before = place.history().flatMap(HistoryState::version);
            if (proofs.has(place.history())) {
                return upToDate(target, before, before, List.of(), start);
            }
            TargetListening heard = new TargetListening(listener.begun(target));
            MigrateOutcome outcome =
                    new LiveMigration(place.settings(), place.database()).migrate(limits, heard, place.table(), watch);
            if (outcome instanceof MigrateOutcome.Failed failed) {
                boolean ended = watch.stopped().isPresent() && !heard.isBegun();
                return ended ? TargetResult.notBegun(target, before) : failed(target, before, failed, start);
            }
            MigrateOutcome.UpToDate done = (MigrateOutcome.UpToDate) outcome;
            if (done.applied().isEmpty() && proofs.wants(place.history())) {
                proofs.add(place.history(), place.readAgain(watch));
            }
            return upToDate(target, before, done.version(), done.applied(), start);
        } catch (SQLException | RuntimeException e) {
            return watch.stopped().isPresent() && e instanceof SQLException
                    ? TargetResult.notBegun(target, before)
                    : failed(
                            target,
                            before,
                            new MigrateOutcome.Failed(
                                    List.of(), List.of(TargetFindings.unexpected(target, e)), e, false),
                            start);
        }
    }

    private static TargetResult upToDate(
            MigrationTarget target,
            Optional<String> before,
            Optional<String> after,
            List<MigrateOutcome.Applied> applied,
            long start) {
        return new TargetResult(
                target,
                applied.isEmpty() ? TargetResult.State.UP_TO_DATE : TargetResult.State.MIGRATED,
                before,
                after,
                applied,
                Duration.ofNanos(System.nanoTime() - start),
                List.of(),
                Optional.empty());
    }

    private static TargetResult failed(
            MigrationTarget target, Optional<String> before, MigrateOutcome.Failed failed, long start) {
        Optional<String> last = failed.applied().stream()
                .map(one -> one.migration().version())
                .flatMap(Optional::stream)
                .reduce((first, second) -> second);
        List<Finding> findings = failed.findings().stream()
                .map(finding -> finding.code().equals("DB777") ? finding : TargetFindings.at(target, finding))
                .toList();
        return new TargetResult(
                target,
                TargetResult.State.FAILED,
                before,
                last.or(() -> before),
                failed.applied(),
                Duration.ofNanos(System.nanoTime() - start),
                findings,
                Optional.of(failed.cause()));
    }
}
