package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Migrations of every sort that tell what they did in a table of their own, and the judge who holds what the history
 * records against it, by queries that are not the product's.
 */
final class FaultedHistory {

    static final String[] LOCATIONS = {"classpath:db/migration", "classpath:io/github/dblifecycle/migrate/faults"};

    private static final List<String> IN_A_TRANSACTION = List.of("V1", "V2", "V4", "V5", "R");

    /** In the order of their statements, after each of which the index is there. */
    private static final Map<String, List<String>> OUTSIDE =
            Map.of("V3", List.of("a_id", "", "a_n"), "V6", List.of("a_j"));

    private static final Pattern STOPPED = Pattern.compile(".* \\[(?:running|stopped in) (\\d) of (\\d)]");

    private final ScratchDatabase database;

    private FaultedHistory(ScratchDatabase database) {
        this.database = database;
    }

    static FaultedHistory in(ScratchDatabase database) throws SQLException {
        Queries.execute(database, "CREATE SCHEMA judge; CREATE TABLE judge.effect (script text)");
        return new FaultedHistory(database);
    }

    static MigrationProject project(Path directory) {
        return new MigrationProject(directory)
                .withTestClasses()
                .migration("V1__a.sql", "CREATE TABLE a (id integer);\nINSERT INTO judge.effect VALUES ('V1');")
                .migration(
                        "V2__b.sql",
                        "INSERT INTO a SELECT generate_series(1, 2000);\nSELECT pg_sleep(0.05);\n"
                                + "INSERT INTO judge.effect VALUES ('V2');\nALTER TABLE a ADD n text DEFAULT 'x';")
                .migration(
                        "V3__indexes.sql",
                        "CREATE INDEX CONCURRENTLY a_id ON a (id);\nINSERT INTO judge.effect VALUES ('V3');\n"
                                + "CREATE INDEX CONCURRENTLY a_n ON a (n);")
                .file(MigrationProject.MIGRATIONS + "V3__indexes.sql.conf", "executeInTransaction=false")
                .migration("V4__c.sql", "INSERT INTO judge.effect VALUES ('V4');\nSELECT pg_sleep(0.05);")
                .migration(
                        "R__v.sql",
                        "CREATE OR REPLACE VIEW v AS SELECT id FROM a;\nINSERT INTO judge.effect VALUES ('R');");
    }

    long effects() throws SQLException {
        return number("SELECT count(*) FROM judge.effect");
    }

    /**
     * Holds what is recorded against what is there.
     *
     * @param when said where they differ
     * @return how it came out, in words
     */
    String judged(String when) throws SQLException {
        if (!isThere("flyway_schema_history")) {
            assertThat(effects()).as(when).isZero();
            return "not begun";
        }
        long applied = 0;
        for (String script : IN_A_TRANSACTION) {
            assertThat(done(script)).as(when + ": " + script + " done").isEqualTo(recorded(script, when));
            applied += recorded(script, when);
        }
        boolean told = false;
        for (String script : OUTSIDE.keySet()) {
            Optional<Integer> stopped = stoppedIn(script);
            judged(script, stopped, when + ": " + script);
            told |= stopped.isPresent();
            applied += recorded(script, when);
        }
        assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE NOT success"))
                .as(when + ": failed rows")
                .isEqualTo(told ? 1 : 0);
        if (told) {
            return "half-way, told";
        }
        return applied == IN_A_TRANSACTION.size() + OUTSIDE.size() ? "all applied" : "some applied";
    }

    private void judged(String script, Optional<Integer> stopped, String when) throws SQLException {
        List<String> indexes = OUTSIDE.getOrDefault(script, List.of());
        boolean recorded = recorded(script, when) == 1;
        assertThat(recorded && stopped.isPresent()).as(when + " twice").isFalse();
        assertThat(done(script))
                .as(when + " done")
                .isBetween(recorded ? 1L : 0L, recorded || stopped.isPresent() ? 1L : 0L);
        for (int statement = 1; statement <= indexes.size(); statement++) {
            String index = indexes.get(statement - 1);
            if (index.isEmpty()) {
                continue;
            }
            if (recorded || (stopped.isPresent() && statement < stopped.get())) {
                assertThat(isValid(index)).as(when + ": " + index + " is there").isTrue();
            } else if (stopped.isEmpty() || statement > stopped.get()) {
                assertThat(isThere(index)).as(when + ": " + index + " is there").isFalse();
            }
        }
    }

    /** What a person does who was told where a script stopped. */
    void settle() throws SQLException {
        if (!isThere("flyway_schema_history")) {
            return;
        }
        for (String script : OUTSIDE.keySet()) {
            if (stoppedIn(script).isPresent()) {
                Queries.execute(
                        database,
                        "DROP INDEX IF EXISTS " + (script.equals("V3") ? "a_id, a_n" : "a_j")
                                + "; DELETE FROM judge.effect WHERE script = '" + script
                                + "'; DELETE FROM flyway_schema_history WHERE NOT success");
            }
        }
    }

    private long recorded(String script, String when) throws SQLException {
        long rows = number("SELECT count(*) FROM flyway_schema_history WHERE success AND script " + like(script));
        assertThat(rows).as(when + ": " + script + " recorded").isLessThanOrEqualTo(1);
        return rows;
    }

    private long done(String script) throws SQLException {
        return number("SELECT count(*) FROM judge.effect WHERE script = '" + script + "'");
    }

    private Optional<Integer> stoppedIn(String script) throws SQLException {
        List<String> rows = Queries.strings(
                database, "SELECT description FROM flyway_schema_history WHERE NOT success AND script " + like(script));
        assertThat(rows).hasSizeLessThanOrEqualTo(1);
        return rows.stream()
                .map(STOPPED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> Integer.valueOf(matcher.group(1)))
                .findFirst();
    }

    private static String like(String script) {
        return "LIKE '%" + script + "\\_\\_%'";
    }

    private boolean isValid(String index) throws SQLException {
        return number("SELECT count(*) FROM pg_index WHERE indisvalid AND indexrelid = to_regclass('" + index + "')")
                == 1;
    }

    private boolean isThere(String relation) throws SQLException {
        return number("SELECT count(*) FROM pg_class WHERE oid = to_regclass('" + relation + "')") == 1;
    }

    private long number(String query) throws SQLException {
        return Long.parseLong(Queries.strings(database, query).get(0));
    }
}
