package io.github.dblifecycle.workflow;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Migrations and declared schema, made at the same time in two databases of one server. */
record BothSides(MigrationsSide migrations, Optional<DeclaredSide> declared) {

    static BothSides make(Callable<MigrationsSide> migrations, Optional<Callable<DeclaredSide>> declared)
            throws SQLException {
        if (declared.isEmpty()) {
            return new BothSides(call(migrations), Optional.empty());
        }
        ExecutorService other = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "db-declared-schema");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Future<DeclaredSide> loading = other.submit(declared.get());
            MigrationsSide made = call(migrations);
            return new BothSides(made, Optional.of(result(loading)));
        } finally {
            other.shutdownNow();
        }
    }

    private static <T> T call(Callable<T> task) throws SQLException {
        try {
            return task.call();
        } catch (Exception e) {
            throw rethrown(e);
        }
    }

    private static <T> T result(Future<T> future) throws SQLException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause() instanceof Exception cause ? cause : e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the declared schema was loaded", e);
        }
    }

    private static RuntimeException rethrown(Exception exception) throws SQLException {
        if (exception instanceof SQLException sql) {
            throw sql;
        }
        return exception instanceof RuntimeException runtime ? runtime : new IllegalStateException(exception);
    }
}
