import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says(
        '[ERROR] Java migrations in src/main/java/db/migration are not compiled yet, so the schema they lead to is not known [DB722]',
        '[ERROR]         fix: mvn process-classes, or bind the goal later: <phase>process-classes</phase> in its execution')
build.invocation(2).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
build.invocation(3).says(
        '[INFO]   1  create customers  <time>',
        '[INFO]   2  add name  <time>',
        '[INFO] local: 2 migrations applied, now at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)')
return null
