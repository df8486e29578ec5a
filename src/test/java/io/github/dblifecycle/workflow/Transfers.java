package io.github.dblifecycle.workflow;

import io.github.dblifecycle.environment.Database;
import io.github.dblifecycle.scratch.Queries;
import io.github.dblifecycle.scratch.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Money that goes from one table to another while something else happens. Each transfer is written down in a third table, in
 * the same transaction: whoever sees one instant of the database sees that all sums are right.
 */
final class Transfers implements AutoCloseable {

    static final String RIGHT = "balanced";

    private static final int ACCOUNTS = 20_000;

    private final ExecutorService threads;
    private final List<Future<Void>> writers = new ArrayList<>();
    private volatile boolean stopped;

    private Transfers(Database database, int number) {
        threads = Executors.newFixedThreadPool(number);
        for (int i = 0; i < number; i++) {
            writers.add(threads.submit(() -> {
                write(database);
                return null;
            }));
        }
    }

    /** Makes the tables: names that lie apart, so that a backup reads other tables between them. */
    static void tables(ScratchDatabase database) throws SQLException {
        Queries.execute(
                database,
                "create table accounts (id int primary key, balance bigint not null);"
                        + " create table zz_accounts (id int primary key, balance bigint not null);"
                        + " create table transfers (id bigserial primary key, amount bigint not null);"
                        + " insert into accounts select i, 1000 from generate_series(1, " + ACCOUNTS + ") i;"
                        + " insert into zz_accounts select i, 1000 from generate_series(1, " + ACCOUNTS + ") i");
    }

    /** Begins, and goes on until it is closed. */
    static Transfers begin(ScratchDatabase database, int writers) {
        return new Transfers(database.database(), writers);
    }

    private void write(Database database) throws SQLException {
        try (Connection connection = database.connect("transfers")) {
            while (!stopped) {
                Queries.execute(
                        connection,
                        "do $$ declare amount bigint := 1 + (random() * 100)::int; payer int := 1 + (random() * "
                                + (ACCOUNTS - 1) + ")::int; payee int := 1 + (random() * " + (ACCOUNTS - 1)
                                + ")::int; begin"
                                + " update accounts set balance = balance - amount where id = payer;"
                                + " update zz_accounts set balance = balance + amount where id = payee;"
                                + " insert into transfers (amount) values (amount); perform pg_sleep(0.002); end $$");
            }
        }
    }

    /** {@link #RIGHT}, or what the sums are. */
    static String state(ScratchDatabase database) throws SQLException {
        return Queries.strings(
                        database,
                        "with sums as (select (select sum(balance) from accounts) a, (select sum(balance) from zz_accounts) z,"
                                + " (select coalesce(sum(amount), 0) from transfers) t) select case when a + z = "
                                + 2000
                                + "::bigint * " + ACCOUNTS + " and z - 1000::bigint * " + ACCOUNTS + " = t then '"
                                + RIGHT
                                + "' else sums::text end from sums")
                .get(0);
    }

    static long number(ScratchDatabase database) throws SQLException {
        return Long.parseLong(
                Queries.strings(database, "select count(*) from transfers").get(0));
    }

    /** @throws ExecutionException where a writer could not write */
    @Override
    public void close() throws InterruptedException, ExecutionException {
        stopped = true;
        for (Future<Void> writer : writers) {
            writer.get();
        }
        threads.shutdownNow();
    }
}
