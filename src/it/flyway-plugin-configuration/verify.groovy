import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says('[INFO] 1 migration runs on PostgreSQL 18 and leads to the declared schema (<time>)')
build.invocation(3).says(
        '[INFO]   1  create customers  <time>',
        '[INFO] local: 1 migration applied, now at version 1  (127.0.0.1:<port>/local, PostgreSQL 18.6)')
build.invocation(4).says('[INFO] local (127.0.0.1:<port>/local, PostgreSQL 18.6): at version 1, nothing pending')
return null
