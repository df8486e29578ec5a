package io.github.dblifecycle.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.util.List;

/** What can be counted of runs; docs/OBSERVABILITY.md says what each metric is for. */
final class OtlpMetrics {

    /** Seconds: a statement that does nothing, and a migration of a night. */
    private static final List<Double> SECONDS =
            List.of(0.01, 0.05, 0.1, 0.5, 1.0, 5.0, 10.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0, 3600.0, 14400.0);

    private static final double MILLIS_OF_SECOND = 1000;

    private final DoubleHistogram runDuration;
    private final DoubleHistogram scriptDuration;
    private final LongCounter runs;
    private final LongCounter errors;
    private final LongCounter tests;
    private final LongGauge pending;
    private final LongGauge drift;
    private final LongGauge driftChecked;
    private final LongGauge backupSize;
    private final LongGauge backupMade;

    OtlpMetrics(Meter meter) {
        runDuration = histogram(meter, "cicd.pipeline.run.duration", "Duration of a run");
        scriptDuration = histogram(meter, "db_lifecycle.script.duration", "Duration of a migration script");
        runs = counter(meter, "db_lifecycle.runs", "{run}", "Runs that ended, well or not");
        errors = counter(meter, "cicd.pipeline.run.errors", "{error}", "Runs that did not end well");
        tests = counter(meter, "db_lifecycle.telemetry.tests", "{test}", "Tests of whether telemetry arrives");
        pending = gauge(meter, "db_lifecycle.pending", "{migration}", "Migrations that are not applied yet");
        drift = gauge(meter, "db_lifecycle.drift", "{object}", "Objects that differ from the applied migrations");
        driftChecked = gauge(meter, "db_lifecycle.drift.last_check", "s", "When drift was last looked for, Unix time");
        backupSize = gauge(meter, "db_lifecycle.backup.size", "By", "Size of the last backup");
        backupMade = gauge(meter, "db_lifecycle.backup.last_success", "s", "When the last backup was made, Unix time");
    }

    private static DoubleHistogram histogram(Meter meter, String name, String description) {
        return meter.histogramBuilder(name)
                .setUnit("s")
                .setDescription(description)
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    private static LongCounter counter(Meter meter, String name, String unit, String description) {
        return meter.counterBuilder(name)
                .setUnit(unit)
                .setDescription(description)
                .build();
    }

    private static LongGauge gauge(Meter meter, String name, String unit, String description) {
        return meter.gaugeBuilder(name)
                .ofLongs()
                .setUnit(unit)
                .setDescription(description)
                .build();
    }

    /** @return whether anything was measured */
    boolean accept(RunIdentity identity, Event event) {
        AttributesBuilder by = OtlpAttributes.measured(identity);
        switch (event.kind()) {
            case RUN_FINISHED, RUN_FAILED, RUN_INTERRUPTED, DEADLINE_PASSED -> ended(by, event);
            case SCRIPT_FINISHED, SCRIPT_FAILED -> script(by, event);
            case BACKUP_MADE -> {
                set(backupSize, by.build(), event, EventField.BACKUP_BYTES);
                backupMade.set(event.at().getEpochSecond(), by.build());
            }
            case DRIFT_CHECKED -> {
                set(drift, by.build(), event, EventField.DRIFT);
                set(pending, by.build(), event, EventField.PENDING);
                driftChecked.set(event.at().getEpochSecond(), by.build());
            }
            case TELEMETRY_TESTED -> tests.add(1, by.build());
            default -> {
                return false;
            }
        }
        return true;
    }

    private void ended(AttributesBuilder by, Event event) {
        RunResult result = RunResult.of(event.kind());
        set(pending, by.build(), event, EventField.PENDING);
        if (result != RunResult.SUCCESS) {
            by.put(OtlpAttributes.ERROR, result.errorType(event));
            errors.add(1, by.build());
        }
        Attributes full = by.put(OtlpAttributes.RESULT, result.text()).build();
        runs.add(1, full);
        record(
                runDuration,
                full.toBuilder().put("cicd.pipeline.run.state", "executing").build(),
                event);
    }

    private void script(AttributesBuilder by, Event event) {
        RunResult result = RunResult.of(event.kind());
        if (result != RunResult.SUCCESS) {
            by.put(OtlpAttributes.ERROR, result.errorType(event));
        }
        record(
                scriptDuration,
                by.put("cicd.pipeline.task.run.result", result.text()).build(),
                event);
    }

    private static void record(DoubleHistogram histogram, Attributes by, Event event) {
        if (event.fields().get(EventField.DURATION_MS) instanceof Long millis) {
            histogram.record(millis / MILLIS_OF_SECOND, by);
        }
    }

    private static void set(LongGauge gauge, Attributes by, Event event, EventField field) {
        if (event.fields().get(field) instanceof Long value) {
            gauge.set(value, by);
        }
    }
}
