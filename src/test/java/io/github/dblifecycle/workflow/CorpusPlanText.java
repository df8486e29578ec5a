package io.github.dblifecycle.workflow;

import io.github.dblifecycle.plan.Hazard;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlannedScript;
import io.github.dblifecycle.plan.PlannedStatement;
import java.time.Duration;

/** A plan as its golden shows it: all of it, to the byte. */
final class CorpusPlanText {

    private CorpusPlanText() {}

    static String of(Plan plan) {
        if (plan.isEmpty()) {
            return "-- nothing to do\n";
        }
        StringBuilder text = new StringBuilder();
        for (PlannedScript script : plan.scripts()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(script.transactional() ? "-- in a transaction\n" : "-- in no transaction\n");
            String limits = "";
            for (PlannedStatement statement : script.statements()) {
                text.append('\n');
                if (!limits(statement).equals(limits)) {
                    limits = limits(statement);
                    text.append("-- ").append(limits).append('\n');
                }
                for (Hazard hazard : statement.hazards()) {
                    text.append("-- ")
                            .append(hazard.kind().word())
                            .append(": ")
                            .append(hazard.sentence())
                            .append('\n');
                }
                text.append(statement.sql()).append(";\n");
            }
        }
        return text.toString();
    }

    private static String limits(PlannedStatement statement) {
        return "waits " + limit(statement.lockTimeout()) + ", runs " + limit(statement.timeout());
    }

    private static String limit(Duration limit) {
        return limit.isZero() ? "as long as it takes" : "at most " + limit.toMillis() / 1000.0 + " s";
    }
}
