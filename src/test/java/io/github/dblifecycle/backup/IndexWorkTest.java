package io.github.dblifecycle.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.Statement;
import io.github.dblifecycle.sql.StatementSplitter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which statements make indexes of tables that stand alone, and what happens where one of them fails. */
class IndexWorkTest {

    @Test
    void theTableIsTheOneWhoseIndexIsMade() throws Exception {
        assertThat(table("CREATE INDEX i ON public.t USING btree (a)")).isEqualTo("public.t");
        assertThat(table("CREATE UNIQUE INDEX \"a ON b\" ON public.\"my t\" USING btree (a)"))
                .isEqualTo("public.\"my t\"");
        assertThat(table("ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a)"))
                .isEqualTo("public.t");
        assertThat(table("ALTER TABLE \"s s\".\"a \"\"q\" ADD CONSTRAINT \"u PRIMARY\" UNIQUE (a)"))
                .isEqualTo("\"s s\".\"a \"\"q\"");
        assertThat(table("CREATE INDEX i ON ONLY public.t USING btree (a)")).isEmpty();
        assertThat(table("ALTER TABLE public.t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES public.u(a)"))
                .isEmpty();
        assertThat(table("ALTER TABLE public.t ADD CONSTRAINT c CHECK (a > 0)")).isEmpty();
        assertThat(table("ALTER TABLE ONLY public.t ADD CONSTRAINT t_pkey PRIMARY KEY (a)"))
                .isEmpty();
        assertThat(table("ALTER TABLE public.t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX i"))
                .isEmpty();
        assertThat(table("ALTER TABLE public.t OWNER TO joe")).isEmpty();
        assertThat(table("CREATE VIEW v AS SELECT 1")).isEmpty();
    }

    @Test
    void tablesThatArePartsOfOthersAreLeftToOneConnection() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                Connection connection = database.connect()) {
            Queries.execute(
                    connection,
                    "create table a (a int); create table p (a int) partition by list (a);"
                            + " create table p1 partition of p for values in (1);"
                            + " create table h (a int); create table h1 () inherits (h)");
            assertThat(of(connection, "CREATE INDEX i ON public.a (a)")).isTrue();
            for (String table : List.of("p", "p1", "h", "h1", "gone")) {
                assertThat(of(connection, "CREATE INDEX i ON public.a (a); CREATE INDEX j ON public." + table + " (a)"))
                        .as(table)
                        .isFalse();
            }
        }
    }

    @Test
    void whatIsToldIsTheFirstInTheFileThatFails() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                Connection connection = database.connect()) {
            Queries.execute(
                    connection,
                    "create table small as select 1 a union all select 1; create table large as select 1 a from"
                            + " generate_series(1, 10000)");
            connection.setAutoCommit(false);
            IndexWork work = IndexWork.of(
                            statements("CREATE INDEX fine ON public.small (a);"
                                    + " ALTER TABLE public.small ADD CONSTRAINT first UNIQUE (a);"
                                    + " CREATE UNIQUE INDEX second ON public.large (a);"
                                    + " CREATE INDEX third ON public.large (a)"),
                            7,
                            connection)
                    .orElseThrow();
            work.on(connection, (one, sql) -> {
                try {
                    Queries.execute(one, sql);
                } catch (SQLException e) {
                    throw RestoreFailure.of("file", sql, e);
                }
            });
            assertThatThrownBy(work::requireDone).hasMessageContaining("first");
            assertThat(Queries.strings(connection, "select indexrelid::regclass::text from pg_index where"
                            + " indrelid in ('small'::regclass, 'large'::regclass)"))
                    .containsExactly("fine");
        }
    }

    private static String table(String sql) throws Exception {
        return IndexWork.table(statements(sql).get(0)).orElse("");
    }

    private static boolean of(Connection connection, String sql) throws Exception {
        return IndexWork.of(statements(sql), 0, connection).isPresent();
    }

    private static List<Statement> statements(String sql) throws Exception {
        return StatementSplitter.split(sql).stream().map(Statement.class::cast).toList();
    }
}
