import io.github.dblifecycle.it.Build

new Build(basedir).invocation(1)
        .says('[INFO] 2 migrations run on PostgreSQL 18; no schema is declared to compare with (<time>)')
