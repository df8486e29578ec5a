package io.github.dblifecycle.backup;

import io.github.dblifecycle.environment.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.util.List;
import java.util.Map;

/** All of a database, as pg_dump tells it. */
record DumpSource(ClientPrograms programs, Database database, List<String> options) implements Source {

    @Override
    public long bytes() {
        return 0;
    }

    @Override
    public Map<String, RowSum> read(BackupSnapshot snapshot, Connection connection, OutputStream out, Reading reading)
            throws IOException {
        programs.dump(database, options, out, reading);
        return Map.of();
    }
}
