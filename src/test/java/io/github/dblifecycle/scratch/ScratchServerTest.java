package io.github.dblifecycle.scratch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class ScratchServerTest {

    @Test
    void createsAnEmptyDatabase() throws Exception {
        try (ScratchDatabase database = EmbeddedPostgres.createDatabase();
                Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT current_setting('TimeZone')")) {
            row.next();
            assertThat(row.getString(1)).isEqualTo("UTC");
        }
    }
}
