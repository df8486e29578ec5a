import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def plan = build.invocation(5)
plan.saysSomewhere('back to version 1, which takes back 2')
plan.saysSomewhere('closed: no snapshot on the server or in kept was made at version 1')
plan.saysSomewhere('  loses table public.orders: 2 rows')
plan.saysSomewhere('  loses rows of public.customers written since: 1 row')
plan.saysSomewhere(': nothing was done; name the way: -Ddb.way=')
build.invocation(6).saysSomewhere('version 7 is not applied to local; applied are 1, 2')
build.invocation(6).saysSomewhere('[DB860]')
build.invocation(7).saysSomewhere("the way 'snapshot' is closed")
build.invocation(7).saysSomewhere('[DB861]')
build.invocation(8).saysSomewhere('db:rollback does nothing to environment production')
build.invocation(8).saysSomewhere('-Ddb.confirm=production')
build.invocation(9).saysSomewhere('taken back: 2')
build.invocation(9).saysSomewhere('is back at version 1, and what its applied migrations produce')
build.invocation(10).saysSomewhere('1 migration applied, now at version 2')
build.invocation(11).saysSomewhere('restored: kept/db-backup-local-')
build.invocation(11).saysSomewhere('is back at the latest backup, and what its applied migrations produce')
build.invocation(12).saysSomewhere('1 migration applied, now at version 2')
build.invocation(13).saysSomewhere('src/main/resources/db/migration/V3__return_to_1.sql')
assertThat(build.text('src/main/resources/db/migration/V3__return_to_1.sql')).contains('DROP TABLE public.orders')
build.invocation(14).saysSomewhere('1 migration applied, now at version 3')
build.invocation(17).saysSomewhere('is back at the latest snapshot, and what its applied migrations produce')
build.invocation(20).saysSomewhere('puts a copy of database local_snapshot_')
build.invocation(20).saysSomewhere('recommended: snapshot, no row is lost')
[21, 22].each {
    build.invocation(it).saysSomewhere('was copied into its place, and is there as before')
    build.invocation(it).saysSomewhere('is back at the latest snapshot, and what its applied migrations produce')
}
build.invocation(18).saysSomewhere("db.way: 'sideways' is no way back")
build.invocation(18).saysSomewhere('db.target: nobody said what to go back to')
assertThat(build.text('build.log')).doesNotContain(build.localPassword())
return null
