import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    says '[INFO] --- db:0.1.0-SNAPSHOT:validate (default) @ application ---',
         '[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)'
    says '[INFO]   1  create customers  <time>',
         '[INFO]   2  create orders  <time>',
         '[INFO] local: 2 migrations applied, now at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)'
}
return null
