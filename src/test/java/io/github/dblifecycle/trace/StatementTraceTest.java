package io.github.dblifecycle.trace;

import static io.github.dblifecycle.scratch.Queries.execute;
import static io.github.dblifecycle.scratch.Queries.strings;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.ScratchDatabase;
import io.github.dblifecycle.sql.SourcePosition;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementTraceTest {

    private ScratchDatabase database;
    private Connection connection;
    private StatementTrace trace;
    private int line;

    @BeforeEach
    void prepare() throws SQLException {
        database = EmbeddedPostgres.createDatabase();
        connection = database.connect();
        execute(connection, "CREATE TABLE before ()");
        trace = StatementTrace.prepare(connection);
    }

    @AfterEach
    void close() throws SQLException {
        if (connection != null) {
            connection.close();
            database.close();
        }
    }

    private void marked(String sql) throws SQLException {
        execute(connection, sql + ";" + trace.mark(new SourcePosition("a.sql", ++line)));
    }

    private void announced(String sql) throws SQLException {
        execute(connection, trace.announce(new SourcePosition("a.sql", ++line)));
        execute(connection, sql);
    }

    private Optional<Integer> lineOf(String relation) throws SQLException {
        TracedPositions positions = trace.read(connection);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT xmin::text::bigint, cmin::text::bigint FROM pg_class WHERE relname = '" + relation
                                + "'")) {
            assertThat(row.next()).as(relation).isTrue();
            return positions.positionOf(row.getLong(1), row.getLong(2)).map(SourcePosition::line);
        }
    }

    @Test
    void tellsTheStatementsOfOneTransactionApart() throws SQLException {
        connection.setAutoCommit(false);
        marked("CREATE TABLE one (a int PRIMARY KEY)");
        marked("CREATE TABLE two (b int); CREATE TABLE three ()");
        marked("CREATE INDEX four ON two (b)");
        connection.commit();
        connection.setAutoCommit(true);

        assertThat(lineOf("one")).contains(1);
        assertThat(lineOf("one_pkey")).contains(1);
        assertThat(lineOf("two")).contains(2);
        assertThat(lineOf("three")).contains(2);
        assertThat(lineOf("four")).contains(3);
    }

    @Test
    void tellsStatementsInTransactionsOfTheirOwnApart() throws SQLException {
        marked("CREATE TABLE one ()");
        marked("CREATE TABLE two ()");
        assertThat(lineOf("one")).contains(1);
        assertThat(lineOf("two")).contains(2);
    }

    @Test
    void aStatementWithTransactionsOfItsOwnIsFoundByItsAnnouncement() throws SQLException {
        marked("CREATE TABLE one (a int)");
        announced("CREATE INDEX CONCURRENTLY two ON one (a)");
        announced("DO $$ BEGIN CREATE TABLE three (); COMMIT; CREATE TABLE four (); END $$");
        marked("CREATE TABLE five ()");

        assertThat(lineOf("two")).contains(2);
        assertThat(lineOf("three")).contains(3);
        assertThat(lineOf("four")).contains(3);
        assertThat(lineOf("five")).contains(4);
    }

    @Test
    void subtransactionsBelongToTheStatementThatOpensThem() throws SQLException {
        connection.setAutoCommit(false);
        marked("CREATE TABLE one ()");
        marked("DO $$ BEGIN CREATE TABLE two (); EXCEPTION WHEN others THEN NULL; END $$");
        execute(connection, "SAVEPOINT s");
        marked("CREATE TABLE three ()");
        execute(connection, "RELEASE SAVEPOINT s");
        marked("DO $$ BEGIN CREATE TABLE four (); EXCEPTION WHEN others THEN NULL; END $$");
        marked("CREATE TABLE five ()");
        connection.commit();
        connection.setAutoCommit(true);
        marked("CREATE TABLE six ()");

        assertThat(lineOf("one")).contains(1);
        assertThat(lineOf("two")).contains(2);
        assertThat(lineOf("three")).contains(3);
        assertThat(lineOf("four")).contains(4);
        assertThat(lineOf("five")).contains(5);
        assertThat(lineOf("six")).contains(6);
    }

    @Test
    void whatWasThereBeforeHasNoPosition() throws SQLException {
        assertThat(lineOf("before")).isEmpty();
        marked("CREATE TABLE one ()");
        assertThat(lineOf("before")).isEmpty();
        assertThat(lineOf("pg_class")).isEmpty();
    }

    @Test
    void anObjectThatIsChangedLaterPointsAtTheChange() throws SQLException {
        marked("CREATE TABLE one ()");
        marked("ALTER TABLE one RENAME TO two");
        assertThat(lineOf("two")).contains(2);
    }

    @Test
    void aRoleWithoutRightsMayLeaveMarks() throws SQLException {
        connection.setAutoCommit(false);
        execute(connection, "CREATE ROLE declared_trace NOLOGIN");
        execute(connection, "CREATE SCHEMA own AUTHORIZATION declared_trace");
        execute(connection, "SET LOCAL ROLE declared_trace");
        marked("CREATE TABLE own.one ()");
        assertThat(strings(connection, "SELECT current_user")).containsExactly("declared_trace");
        execute(connection, "RESET ROLE");
        assertThat(lineOf("one")).contains(1);
        connection.rollback();
    }

    @Test
    void leavesNothingBehindWhenDropped() throws SQLException {
        StatementTrace.drop(connection);
        assertThat(strings(connection, "SELECT nspname FROM pg_namespace WHERE nspname = 'db_trace'"))
                .isEmpty();
    }
}
