package io.github.dblifecycle.declared;

import io.github.dblifecycle.finding.Finding;
import io.github.dblifecycle.sql.MetaCommand;
import io.github.dblifecycle.sql.ScriptPiece;
import io.github.dblifecycle.sql.SqlError;
import io.github.dblifecycle.sql.StatementSplitter;
import io.github.dblifecycle.sql.UnfinishedScriptException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the statements of all files once in their order, then those that were refused again and again, in their order,
 * until all have run or none gets further.
 */
final class SchemaLoader {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaLoader.class);

    private static final Duration SILENCE = Duration.ofSeconds(2);

    private static final int LARGEST_BATCH = 100;

    private final LoadSession session;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();
    private List<Step> waiting = new ArrayList<>();
    private int batchSize = LARGEST_BATCH;
    private int done;
    private Instant lastSign = Instant.EPOCH;

    SchemaLoader(LoadSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
    }

    LoadOutcome load(List<DeclaredFile> files) throws SQLException {
        List<List<Step>> plan = files.stream().map(this::steps).toList();
        int total = plan.stream().mapToInt(List::size).sum();
        if (findings.isEmpty()) {
            lastSign = clock.instant();
            for (List<Step> steps : plan) {
                session.reset();
                runFile(steps, total);
            }
            session.reset();
            runWaiting(total);
            session.reset();
        }
        return findings.isEmpty()
                ? new LoadedSchema(total, session.createdRoles())
                : new LoadFailure(findings, session.createdRoles());
    }

    private List<Step> steps(DeclaredFile file) {
        List<Step> steps = new ArrayList<>();
        SessionSettings settings = SessionSettings.NONE;
        try {
            for (ScriptPiece piece : StatementSplitter.split(file.text())) {
                if (!(piece instanceof MetaCommand command)) {
                    Step step = new Step(file.name(), piece, settings);
                    steps.add(step);
                    settings = step.concernsEncoding() ? settings : settings.after(step.statement());
                } else if (!command.changesNothing()) {
                    findings.add(LoadFindings.metaCommand(file.name(), command));
                }
            }
        } catch (UnfinishedScriptException unfinished) {
            findings.add(LoadFindings.unfinished(file.name(), unfinished));
        }
        return steps;
    }

    private void runFile(List<Step> steps, int total) throws SQLException {
        int next = 0;
        while (next < steps.size()) {
            tellProgress(total);
            List<Step> batch = batchAt(steps, next);
            if (batch.size() > 1 && session.runTogether(batch)) {
                batchSize = Math.min(LARGEST_BATCH, batchSize * 2);
                next += batch.size();
                done += batch.size();
                continue;
            }
            if (batch.size() > 1) {
                batchSize = Math.max(2, batchSize / 4);
            }
            for (Step step : batch.isEmpty() ? steps.subList(next, next + 1) : batch) {
                next++;
                if (!runFirst(step)) {
                    session.rollBackOpenTransaction();
                    return;
                }
            }
        }
        if (session.rollBackOpenTransaction()) {
            findings.add(LoadFindings.transactionLeftOpen(steps.get(steps.size() - 1)));
        }
    }

    private List<Step> batchAt(List<Step> steps, int start) throws SQLException {
        if (session.inTransaction()) {
            return List.of();
        }
        int end = start;
        while (end < steps.size()
                && end - start < batchSize
                && steps.get(end).mayShareTransaction()
                && steps.get(end).settings().local().isEmpty()) {
            end++;
        }
        return steps.subList(start, end);
    }

    /** Answers whether the file can go on: without a setting, what follows would mean something else. */
    private boolean runFirst(Step step) throws SQLException {
        Optional<SqlError> error = session.run(step);
        if (error.isEmpty()) {
            done++;
            return true;
        }
        if (step.isSetting() || step.controlsTransaction() || !LoadFindings.mayGetBetter(error.get())) {
            findings.add(LoadFindings.refused(step, error.get()));
        } else {
            waiting.add(step);
        }
        return !step.isSetting();
    }

    private void runWaiting(int total) throws SQLException {
        boolean progress = true;
        while (progress && !waiting.isEmpty()) {
            LOG.debug("{} statements wait for others", waiting.size());
            List<Step> still = new ArrayList<>();
            List<Finding> refused = new ArrayList<>();
            for (Step step : waiting) {
                tellProgress(total);
                Optional<SqlError> error = session.run(step);
                if (error.isEmpty()) {
                    done++;
                } else if (LoadFindings.mayGetBetter(error.get())) {
                    still.add(step);
                    refused.add(LoadFindings.refused(step, error.get()));
                } else {
                    findings.add(LoadFindings.refused(step, error.get()));
                }
            }
            progress = still.size() < waiting.size();
            if (!progress) {
                findings.addAll(refused);
            }
            waiting = still;
        }
    }

    private void tellProgress(int total) {
        Instant now = clock.instant();
        if (Duration.between(lastSign, now).compareTo(SILENCE) >= 0) {
            lastSign = now;
            LOG.info("Loading the declared schema: {} of {} statements", done, total);
        }
    }
}
