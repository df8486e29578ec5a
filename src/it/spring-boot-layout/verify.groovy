import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says('[INFO] 2 migrations run on PostgreSQL 18; no schema is declared to compare with (<time>)')
// The data source of the application is not where a goal goes that was not told to.
build.invocation(2).says(
        '[INFO]   1  create customers  <time>',
        '[INFO]   2  create orders  <time>',
        '[INFO] local: 2 migrations applied, now at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)')
return null
