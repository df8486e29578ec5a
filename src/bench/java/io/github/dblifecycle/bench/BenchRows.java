package io.github.dblifecycle.bench;

import io.github.dblifecycle.scratch.ScratchDatabase;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;

/** A database with rows of pgbench, and with text, JSON and bytes, in about equal parts. */
final class BenchRows {

    private static final String TABLES =
            """
            create table pgbench_branches (bid int primary key, bbalance int, filler char(88));
            create table pgbench_tellers (tid int primary key, bid int references pgbench_branches, tbalance int,
                filler char(84));
            create table pgbench_accounts (aid int primary key, bid int references pgbench_branches, abalance int,
                filler char(84));
            create table documents (id bigint generated always as identity primary key, title text, body text, facts jsonb,
                scan bytea, made timestamptz default now());
            create index on documents (title);
            """;

    private BenchRows() {}

    /** Makes so many megabytes of them. */
    static void fill(ScratchDatabase database, int megabytes) throws Exception {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(TABLES);
            int scale = Math.max(1, megabytes / 30);
            statement.execute("insert into pgbench_branches select i, 0, '' from generate_series(1, " + scale + ") i");
            statement.execute("insert into pgbench_tellers select i, (i - 1) / 10 + 1, 0, '' from generate_series(1, "
                    + scale * 10 + ") i");
            statement.execute("insert into pgbench_accounts select i, (i - 1) / 100000 + 1, 0, '' from generate_series(1, "
                    + scale * 100_000 + ") i");
            statement.execute("insert into documents (title, body, facts, scan) select 'title of ' || i,"
                    + " (select string_agg(md5(i || '.' || j) || ' the quick brown fox ', '') from generate_series(1, 10) j),"
                    + " jsonb_build_object('id', i, 'tags', array['a', 'b', md5(i::text)], 'price', i / 7.0),"
                    + " (select string_agg(sha512((i || ':' || j)::bytea), '') from generate_series(1, 8) j) from generate_series(1, " + megabytes * 300 + ") i");
            statement.execute("analyze");
            statement.execute("checkpoint");
        }
    }

    /** What figures depend on. */
    static void describe(PrintStream out, ScratchDatabase database) throws Exception {
        out.printf(
                "%d cores, heap of %,d MB, Java %s%n",
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / 1_000_000,
                System.getProperty("java.version"));
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select 'PostgreSQL ' || current_setting('server_version') || ', '"
                        + " || pg_size_pretty(pg_database_size(current_database())) || ', '"
                        + " || string_agg(name || '=' || setting, ', ' order by name) from pg_settings where name in"
                        + " ('fsync', 'full_page_writes', 'wal_level', 'synchronous_commit', 'data_checksums',"
                        + " 'autovacuum')")) {
            row.next();
            out.println(row.getString(1));
        }
    }
}
