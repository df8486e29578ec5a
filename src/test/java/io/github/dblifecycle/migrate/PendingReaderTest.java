package io.github.dblifecycle.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dblifecycle.scratch.EmbeddedPostgres;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PendingReaderTest {

    @Test
    void itsConnectionsCannotWriteInsideOrOutsideATransaction() throws SQLException {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                Connection connection =
                        PendingReader.readOnly(database.database()).connect("test")) {
            assertThat(Queries.strings(connection, "SELECT 1")).containsExactly("1");
            assertThatThrownBy(() -> Queries.execute(connection, "CREATE TABLE a ()"))
                    .hasMessageContaining("read-only transaction");
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> Queries.execute(connection, "CREATE TABLE a ()"))
                    .hasMessageContaining("read-only transaction");
        }
    }
}
