package io.github.dblifecycle.migrate;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.executor.MigrationExecutor;
import org.flywaydb.core.internal.info.MigrationInfoImpl;

/** Has Flyway parse the scripts behind while the server is busy with the ones before. */
final class ParsedAhead implements AutoCloseable {

    private final ExecutorService parser = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "db-script-parser");
        thread.setDaemon(true);
        return thread;
    });
    private final List<Future<Boolean>> inTransaction = new ArrayList<>();
    private final MigrationInfo[] migrations;

    ParsedAhead(MigrationInfo[] migrations) {
        this.migrations = migrations;
        for (int i = 0; i < migrations.length; i++) {
            MigrationExecutor executor = executor(i);
            inTransaction.add(parser.submit(executor::canExecuteInTransaction));
        }
    }

    MigrationExecutor executor(int index) {
        return ((MigrationInfoImpl) migrations[index]).getResolvedMigration().getExecutor();
    }

    /**
     * Whether the migration runs in a transaction, which takes its statements to know; they are parsed by then.
     *
     * @throws FlywayException where the script cannot be parsed
     */
    boolean runsInTransaction(int index) {
        try {
            return inTransaction.get(index).get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof FlywayException cause) {
                throw cause;
            }
            throw new FlywayException(migrations[index].getScript() + " cannot be parsed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FlywayException("interrupted while scripts were parsed", e);
        }
    }

    @Override
    public void close() {
        parser.shutdownNow();
    }
}
