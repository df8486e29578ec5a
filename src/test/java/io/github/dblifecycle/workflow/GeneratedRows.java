package io.github.dblifecycle.workflow;

import io.github.dblifecycle.scratch.Queries;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/** Rows for any schema: odd values by the type of each column, foreign keys to rows that are there. */
final class GeneratedRows {

    private GeneratedRows() {}

    /** @return what came of it: {@code N rows in T of A tables, R refused} */
    static String fill(Connection connection) throws SQLException, IOException {
        try (InputStream in = GeneratedRows.class.getResourceAsStream("backup/generated_rows.sql")) {
            Queries.execute(connection, new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
        return Queries.strings(connection, "select told from pg_temp.filled").get(0);
    }
}
