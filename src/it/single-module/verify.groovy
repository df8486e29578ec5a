import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    says '[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)'
    warnsOfNothing()
}
build.invocation(2).with {
    says '[INFO]   1  create customers  <time>',
         '[INFO]   2  create orders  <time>',
         '[INFO] local: 2 migrations applied, now at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)'
    warnsOfNothing()
}
build.invocation(3).with {
    says '[INFO] version  description       state    applied at',
         '[INFO]       1  create customers  applied  <when>',
         '[INFO]       2  create orders     applied  <when>',
         '[INFO] local (127.0.0.1:<port>/local, PostgreSQL 18.6): at version 2, nothing pending'
    warnsOfNothing()
}
build.invocation(4).with {
    saysInColumns '[INFO] rank  version  description  applied at  by  took  state',
                  '[INFO]  1  1  create customers  <when>  db  <time>  applied',
                  '[INFO]  2  2  create orders  <when>  db  <time>  applied',
                  '[INFO] local (127.0.0.1:<port>/local, PostgreSQL 18.6): 2 in the history, at version 2'
    warnsOfNothing()
}
build.invocation(5).with {
    says '[INFO] local: nothing to do, at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)'
    warnsOfNothing()
}
