import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
build.invocation(2).says(
        '[INFO]   1  create customers  <time>',
        '[INFO]   2  create orders  <time>',
        '[INFO] local: 2 migrations applied, now at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)')
build.invocation(3).says('[INFO] the local database was started on port <port>; mvn db:stop stops it')
build.invocation(4).says('[INFO] the local database was stopped, its data stays')
return null
