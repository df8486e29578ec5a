package io.github.dblifecycle.workflow;

import io.github.dblifecycle.migrate.LiveMigration;
import io.github.dblifecycle.plan.SchemaSql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;

/** Tells what a database holds, and writes its schema to a file where that is asked for. Reads only. */
public final class Info {

    /**
     * What there is.
     *
     * @param status which migrations it has and waits for
     * @param written the file the schema was written to
     */
    public record Outcome(DatabaseFacts facts, Status.Outcome status, Optional<Path> written) {

        public Outcome {
            Objects.requireNonNull(facts, "facts");
            Objects.requireNonNull(status, "status");
            Objects.requireNonNull(written, "written");
        }
    }

    /**
     * Reads, and writes the file last.
     *
     * @throws SQLException where the database cannot be reached or read
     * @throws IOException where the file cannot be written
     * @throws io.github.dblifecycle.environment.ConfigurationException where the file may not be overwritten
     */
    public Outcome run(InfoRequest request) throws SQLException, IOException {
        Optional<SchemaFile> file = request.output().map(path -> new SchemaFile(path, request.force()));
        if (file.isPresent()) {
            file.get().check();
        }
        EnvironmentRequest environment = request.environment();
        try (TargetDatabase target = TargetDatabase.open(environment.environment(), environment.local())) {
            Status.Outcome status = new Status.Outcome(
                    target.target(), new LiveMigration(environment.migrations(), target.database()).migrations());
            try (Connection connection = target.database().connect("db-maven-plugin")) {
                DatabaseFacts facts = DatabaseFacts.read(connection);
                if (file.isPresent()) {
                    file.get().write(schema(connection, environment));
                }
                return new Outcome(facts, status, request.output());
            }
        }
    }

    private static String schema(Connection connection, EnvironmentRequest request) throws SQLException {
        LiveSchema live = LiveSchema.read(connection, request.migrations());
        return SchemaSql.of(live.catalog(), live.major());
    }
}
