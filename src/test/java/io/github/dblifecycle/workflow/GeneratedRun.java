package io.github.dblifecycle.workflow;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.CatalogObject;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.diff.Change;
import io.github.dblifecycle.diff.SchemaDiff;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.scratch.ScratchServer;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.postgresql.PGConnection;

/** Runs pairs, one after the other, in two databases that are emptied between them. */
final class GeneratedRun implements AutoCloseable {

    /** Dropped rows of the catalogs are never vacuumed here, and make everything slower after a while. */
    private static final int PAIRS_IN_A_DATABASE = 150;

    /** The proof that users get takes five times as long as the quick one, so of many pairs one has it from the start. */
    private static final int PAIRS_PER_WHOLE_PROOF = 10;

    /**
     * Event triggers go first, so that they do not watch. The schema public stays, only empty: a schema that comes or goes
     * makes the server forget all plans of queries, and most of the time is spent planning those on the catalogs.
     */
    private static final String EMPTY = """
            DO $empty$
            DECLARE
              every text[];
              one text;
            BEGIN
              SELECT array_agg(sql ORDER BY place, sql) INTO every FROM (
                SELECT 1 AS place, format('DROP EVENT TRIGGER %I', evtname) AS sql FROM pg_event_trigger
                UNION ALL SELECT 2, format('DROP PUBLICATION %I', pubname) FROM pg_publication
                UNION ALL SELECT 2, format('DROP TRANSFORM FOR %s LANGUAGE %I', t.trftype::regtype, l.lanname)
                  FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
                UNION ALL SELECT 2, format('DROP FOREIGN DATA WRAPPER %I CASCADE', fdwname) FROM pg_foreign_data_wrapper
                UNION ALL SELECT 3, format('DROP LANGUAGE %I CASCADE', lanname) FROM pg_language WHERE oid >= 16384
                UNION ALL SELECT 3, format('DROP ACCESS METHOD %I CASCADE', amname) FROM pg_am WHERE oid >= 16384
                UNION ALL SELECT 4, format('DROP SCHEMA %I CASCADE', nspname) FROM pg_namespace
                  WHERE oid >= 16384 AND nspname IN ('s1', 'S 2')
                UNION ALL SELECT 5, format('DROP %s IF EXISTS %s CASCADE',
                                           CASE o.type WHEN 'statistics object' THEN 'STATISTICS'
                                                       WHEN 'composite type' THEN 'TYPE' ELSE o.type END, o.identity)
                  FROM pg_depend d
                  CROSS JOIN LATERAL pg_identify_object(d.classid, d.objid, d.objsubid) o
                  WHERE d.refclassid = 'pg_namespace'::regclass AND d.refobjid = 'public'::regnamespace
                    AND d.deptype = 'n'
                    AND NOT EXISTS (SELECT FROM pg_depend i
                                    WHERE i.classid = d.classid AND i.objid = d.objid AND i.objsubid = 0
                                      AND i.deptype = 'i')) objects;
              FOREACH one IN ARRAY coalesce(every, '{}') LOOP
                EXECUTE one;
              END LOOP;
            END
            $empty$
            """;

    /** How a pair came out. */
    enum Verdict {
        CONVERGED,
        FAILED,
        /** One of the two is no schema: the generator drew what does not go together. */
        NO_SCHEMA
    }

    /** @param failure there only if it failed */
    record Result(Verdict verdict, Optional<CorpusFailure> failure) {}

    private final ScratchServer server;
    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private Session first;
    private Session second;
    private int pairs;

    GeneratedRun(ScratchServer server) throws SQLException {
        this.server = server;
        this.first = new Session(server);
        this.second = new Session(server);
    }

    /** How many objects were created, dropped and altered, by kind. */
    SortedMap<String, Integer> counts() {
        return counts;
    }

    Result run(GeneratedPair pair) throws SQLException {
        if (++pairs % PAIRS_IN_A_DATABASE == 0) {
            first.close();
            first = new Session(server);
            second.close();
            second = new Session(server);
        }
        try {
            if (!first.load(pair.a().statements()) || !second.load(pair.b().statements())) {
                return new Result(Verdict.NO_SCHEMA, Optional.empty());
            }
            Catalog a = first.read();
            Catalog b = second.read();
            count(SchemaDiff.between(a, b));
            if (pair.seed() % PAIRS_PER_WHOLE_PROOF != 0) {
                PlanSettings settings = new PlanSettings(server.major(), pair.online());
                if (new GeneratedProof(settings, Session::read).passes(first.connection, a, b)) {
                    return new Result(Verdict.CONVERGED, Optional.empty());
                }
                first.clear();
                first.load(pair.a().statements());
            }
            CorpusProof.Outcome outcome = new CorpusProof(server, pair.online()).run(first.connection, a, b);
            return new Result(outcome.failure().isEmpty() ? Verdict.CONVERGED : Verdict.FAILED, outcome.failure());
        } finally {
            first.clear();
            second.clear();
        }
    }

    private void count(List<Change> changes) {
        for (Change change : changes) {
            if (change instanceof Change.Created created) {
                count("created", created.object(), created.parts());
            } else if (change instanceof Change.Dropped dropped) {
                count("dropped", dropped.object(), dropped.parts());
            } else {
                count("altered", ((Change.Altered) change).to(), List.of());
            }
        }
    }

    private void count(String what, CatalogObject object, List<CatalogObject> parts) {
        counts.merge(object.reference().kind() + " " + what, 1, Integer::sum);
        parts.forEach(part -> counts.merge(part.reference().kind() + " " + what, 1, Integer::sum));
    }

    @Override
    public void close() throws SQLException {
        first.close();
        second.close();
    }

    /** One database, used again and again. */
    private static final class Session implements AutoCloseable {

        private final ScratchDatabase database;
        private final Connection connection;

        Session(ScratchServer server) throws SQLException {
            database = server.createDatabase("generated");
            connection = database.connect();
            connection.unwrap(PGConnection.class).setPrepareThreshold(1);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET client_min_messages = warning");
                statement.execute("SET plan_cache_mode = force_generic_plan");
            }
            clear();
        }

        boolean load(List<String> statements) throws SQLException {
            connection.setAutoCommit(false);
            try (Statement batch = connection.createStatement()) {
                batch.setEscapeProcessing(false);
                for (String statement : statements) {
                    batch.addBatch(statement);
                }
                batch.executeBatch();
                connection.commit();
                return true;
            } catch (BatchUpdateException e) {
                connection.rollback();
                if (Boolean.getBoolean("generated.verbose")) {
                    System.err.println(e.getMessage());
                }
                return false;
            } finally {
                connection.setAutoCommit(true);
            }
        }

        Catalog read() {
            return read(connection);
        }

        static Catalog read(Connection connection) {
            return new CatalogReader().read(connection, ReadScope.everything()).catalog();
        }

        void clear() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(EMPTY);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
            database.close();
        }
    }
}
