package io.github.dblifecycle.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** What rows of a database add up to, read as for a backup and written nowhere. */
public final class CopiedRows {

    private CopiedRows() {}

    /**
     * Reads them.
     *
     * @param tables with their sizes in this database
     * @param largeObjects whether to read those too
     * @param readers connections that read at the same time
     * @return by the displayed names of the tables
     * @throws SQLException where a table cannot be read
     */
    public static Map<String, RowSum> sums(
            BackupSnapshot snapshot, List<TableRows> tables, boolean largeObjects, int readers) throws SQLException {
        ConcurrentLinkedQueue<Source> sources = new ConcurrentLinkedQueue<>();
        Stretch.of(tables).forEach(stretch -> sources.add(new TableSource(stretch)));
        if (largeObjects) {
            sources.add(new LargeObjectSource(false, false));
        }
        ExecutorService threads = Executors.newFixedThreadPool(readers, task -> {
            Thread thread = new Thread(task, "db-read-copy");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Map<String, RowSum>>> all = new ArrayList<>();
            for (int i = 0; i < readers; i++) {
                Connection connection = snapshot.reader();
                all.add(threads.submit(reading(snapshot, sources, connection)));
            }
            Map<String, RowSum> sums = new TreeMap<>();
            for (Future<Map<String, RowSum>> one : all) {
                one.get().forEach((name, sum) -> sums.merge(name, sum, RowSum::plus));
            }
            return sums;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted while a copy was read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException sql) {
                throw sql;
            }
            throw e.getCause() instanceof BackupException known ? known : new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Map<String, RowSum>> reading(
            BackupSnapshot snapshot, ConcurrentLinkedQueue<Source> sources, Connection connection) {
        return () -> {
            Map<String, RowSum> sums = new TreeMap<>();
            Reading reading = new Reading();
            for (@Nullable Source source = sources.poll(); source != null; source = sources.poll()) {
                read(source, snapshot, connection, reading).forEach((name, sum) -> sums.merge(name, sum, RowSum::plus));
            }
            return sums;
        };
    }

    private static Map<String, RowSum> read(
            Source source, BackupSnapshot snapshot, Connection connection, Reading reading)
            throws SQLException, IOException {
        return source.read(snapshot, connection, OutputStream.nullOutputStream(), reading);
    }
}
