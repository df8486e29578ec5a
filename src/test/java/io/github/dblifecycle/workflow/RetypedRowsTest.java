package io.github.dblifecycle.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.catalog.Catalog;
import io.github.dblifecycle.catalog.read.CatalogReader;
import io.github.dblifecycle.catalog.read.ReadScope;
import io.github.dblifecycle.plan.HazardKind;
import io.github.dblifecycle.plan.MigrationPlanner;
import io.github.dblifecycle.plan.Plan;
import io.github.dblifecycle.plan.PlanSettings;
import io.github.dblifecycle.plan.PlannedStatement;
import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of values when a column, or what its type is made of, gets another type: they stay, or it is refused. */
class RetypedRowsTest {

    private static final String PLACES = "CREATE TYPE size AS ENUM ('small', 'large');"
            + "CREATE TYPE place AS (x integer, y integer);"
            + "CREATE TYPE address AS (street text, town text, size size, place place);"
            + "CREATE TABLE person (id integer, home address)";

    private static final String PLACES_REORDERED = "CREATE TYPE size AS ENUM ('small', 'large');"
            + "CREATE TYPE place AS (y integer, x integer);"
            + "CREATE TYPE address AS (town text, street varchar(12), size size, place place, \"floor 100%\" text);"
            + "CREATE TABLE person (id integer, home address)";

    private ScratchDatabase live;
    private Connection connection;

    @BeforeEach
    void create() throws Exception {
        live = EmbeddedPostgres.createDatabase();
        connection = live.connect();
    }

    @AfterEach
    void close() throws Exception {
        connection.close();
        live.close();
    }

    @Test
    void fieldsKeepTheirValuesAtAnotherPlace() throws Exception {
        migrate(
                PLACES,
                "INSERT INTO person VALUES (1, ROW('Long Lane', 'Ely', 'large', ROW(1, 2))), (2, NULL),"
                        + " (3, ROW('Mill Road', NULL, NULL, NULL)), (4, ROW(NULL, NULL, NULL, ROW(NULL, 5)))",
                PLACES_REORDERED);

        assertThat(text("SELECT string_agg(coalesce(home::text, 'nothing'), ' ' ORDER BY id) FROM person"))
                .isEqualTo("(Ely,\"Long Lane\",large,\"(2,1)\",) nothing (,\"Mill Road\",,,) (,,,\"(5,)\",)");
    }

    @Test
    void aFieldThatIsTooLongIsNotCutOff() {
        assertThatThrownBy(() -> migrate(
                        PLACES,
                        "INSERT INTO person VALUES (1, ROW('Long Lane in the East', 'Ely', 'large', NULL))",
                        PLACES_REORDERED))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("value too long for type character varying(12)");
    }

    @Test
    void aFieldThatGoesIsALoss() throws Exception {
        run("CREATE TYPE address AS (street text, town text); CREATE TABLE person (id integer, home address)");
        Plan plan = plan("CREATE TYPE address AS (country text, street text);"
                + "CREATE TABLE person (id integer, home address)");

        assertThat(plan.hazards())
                .filteredOn(hazard -> hazard.kind() == HazardKind.LOSES_DATA)
                .extracting(hazard -> hazard.sentence())
                .containsExactly(
                        "what column public.person.home holds in field town of composite type public.address is"
                                + " gone");
    }

    @Test
    void placesInsideOfAnArrayAreForAPersonToDecide() throws Exception {
        run("CREATE TYPE address AS (street text, town text); CREATE TABLE person (id integer, homes address[])");
        Plan plan = plan("CREATE TYPE address AS (town text, street text);"
                + "CREATE TABLE person (id integer, homes address[])");

        assertThat(plan.hazards()).anyMatch(hazard -> hazard.kind() == HazardKind.NEEDS_A_DECISION);
    }

    @Test
    void aDomainThatGetsShorterCutsNothingOff() throws Exception {
        String before = "CREATE DOMAIN code AS varchar(10); CREATE TABLE t (a code)";
        String after = "CREATE DOMAIN code AS varchar(3); CREATE TABLE t (a code)";
        migrate(before, "INSERT INTO t VALUES ('abc'), (NULL)", after);
        assertThat(text("SELECT string_agg(a, ' ') FROM t")).isEqualTo("abc");

        run("DROP TABLE t; DROP DOMAIN code");
        assertThatThrownBy(() -> migrate(before, "INSERT INTO t VALUES ('abcdef')", after))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("value too long for type character varying(3)");
    }

    @Test
    void arraysAndBitsAndTextsCutNothingOff() {
        refuses("CREATE TABLE t (a text[])", "INSERT INTO t VALUES ('{abcdef}')", "CREATE TABLE t (a varchar(3)[])");
        refuses("CREATE TABLE t (a text)", "INSERT INTO t VALUES ('1010')", "CREATE TABLE t (a bit(3))");
        refuses("CREATE TABLE t (a text)", "INSERT INTO t VALUES ('1010')", "CREATE TABLE t (a bit varying(3))");
        refuses(
                "CREATE DOMAIN code AS varchar(3); CREATE TABLE t (a text)",
                "INSERT INTO t VALUES ('abcdef')",
                "CREATE DOMAIN code AS varchar(3); CREATE TABLE t (a code)");
        refuses(
                "CREATE DOMAIN code AS bit(3); CREATE DOMAIN mark AS code; CREATE TABLE t (a text)",
                "INSERT INTO t VALUES ('1010')",
                "CREATE DOMAIN code AS bit(3); CREATE DOMAIN mark AS code; CREATE TABLE t (a mark)");
        refuses(
                "CREATE DOMAIN codes AS varchar(9)[]; CREATE TABLE t (a codes)",
                "INSERT INTO t VALUES ('{abcdef}')",
                "CREATE DOMAIN codes AS varchar(3)[]; CREATE TABLE t (a codes)");
    }

    @Test
    void aDomainOverTheSameTypeNeedsNoDecision() throws Exception {
        String before = "CREATE DOMAIN amount AS integer CHECK (VALUE > 0); CREATE TABLE t (a integer, b bigint[])";
        String after = "CREATE DOMAIN amount AS integer CHECK (VALUE > 0); CREATE TABLE t (a amount, b text[])";
        Plan plan = migrate(before, "INSERT INTO t VALUES (7, '{8}')", after);

        assertThat(text("SELECT a || ' ' || b[1] FROM t")).isEqualTo("7 8");
        assertThat(plan.hazards())
                .extracting(hazard -> hazard.kind())
                .contains(HazardKind.MAY_FAIL_ON_DATA)
                .doesNotContain(HazardKind.NEEDS_A_DECISION);
        run("DROP TABLE t; DROP DOMAIN amount");
        assertThatThrownBy(() -> migrate(before, "INSERT INTO t VALUES (-7, NULL)", after))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("violates check constraint");
    }

    private void refuses(String before, String rows, String after) {
        assertThatThrownBy(() -> {
                    try (ScratchDatabase other = EmbeddedPostgres.createDatabase();
                            Connection one = other.connect()) {
                        Connection outer = connection;
                        connection = one;
                        try {
                            migrate(before, rows, after);
                        } finally {
                            connection = outer;
                        }
                    }
                })
                .as(after)
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(value too long|does not match type|too long for type).*");
    }

    private Plan migrate(String before, String rows, String after) throws Exception {
        run(before);
        run(rows);
        Plan plan = plan(after);
        for (PlannedStatement statement : plan.statements()) {
            run(statement.sql());
        }
        return plan;
    }

    private Plan plan(String after) throws Exception {
        try (ScratchDatabase second = EmbeddedPostgres.createDatabase();
                Connection wanted = second.connect();
                Statement statement = wanted.createStatement()) {
            statement.execute(after);
            PlanSettings settings = new PlanSettings(EmbeddedPostgres.server().major(), true);
            return MigrationPlanner.plan(read(connection), read(wanted), settings);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static Catalog read(Connection connection) {
        return new CatalogReader().read(connection, ReadScope.everything()).catalog();
    }
}
