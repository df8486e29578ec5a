package io.github.dblifecycle.plan;

import io.github.dblifecycle.catalog.ObjectReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Makes planned statements: what takes no time may take none, so that it fails quickly instead of keeping others waiting
 * behind its lock; what reads or writes whole tables may take its time.
 */
final class Statements {

    private static final Duration LOCK = Duration.ofSeconds(3);
    private static final Duration QUICK = Duration.ofSeconds(10);
    private static final Duration LONG = Duration.ofMinutes(20);
    private static final Duration CONCURRENT = Duration.ofHours(1);

    private Statements() {}

    static PlannedStatement quick(ObjectReference about, String sql, Hazard... hazards) {
        return new PlannedStatement(sql, about, List.of(hazards), LOCK, QUICK);
    }

    static PlannedStatement slow(ObjectReference about, String sql, Hazard... hazards) {
        return new PlannedStatement(sql, about, List.of(hazards), LOCK, LONG);
    }

    /** Waits for old transactions to end and holds up nobody meanwhile; a lock timeout would only break it off. */
    static PlannedStatement concurrent(ObjectReference about, String sql, Hazard... hazards) {
        return new PlannedStatement(sql, about, List.of(hazards), Duration.ZERO, CONCURRENT);
    }

    static List<PlannedStatement> quick(ObjectReference about, List<String> sql) {
        return sql.stream().map(one -> quick(about, one)).toList();
    }

    static PlannedStatement with(PlannedStatement statement, Hazard... hazards) {
        List<Hazard> all = new ArrayList<>(statement.hazards());
        all.addAll(Arrays.asList(hazards));
        return new PlannedStatement(
                statement.sql(), statement.about(), all, statement.lockTimeout(), statement.timeout());
    }
}
