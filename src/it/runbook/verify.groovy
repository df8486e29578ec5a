import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(3).saysSomewhere('production')
build.invocation(5).saysSomewhere('V2__email.sql:1: migration fails: column "email" of relation "customers" contains null values (SQLSTATE 23502)')
build.invocation(6).saysSomewhere('at version 1, 1 pending')
build.invocation(7).saysSomewhere('create customers')
build.invocation(8).saysSomewhere('production: dry run, nothing was applied, 2 migrations pending')
build.invocation(9).saysSomewhere('V3__indexes.sql:2: migration fails: column "mail" does not exist')
build.invocation(9).saysSomewhere('mvn db:repair -Ddb.settle=again, or -Ddb.settle=applied')
build.invocation(10).saysSomewhere('production: dry run, nothing was changed, 1 row of the history would be')
build.invocation(11).saysSomewhere('production: repaired, 1 row of the history changed')
build.invocation(12).saysSomewhere('production: 1 migration applied, now at version 3')
build.invocation(13).saysSomewhere('column public.customers.note was created outside of migrations [DB801]')
build.invocation(14).saysSomewhere('db.failOnDrift is false')
build.invocation(15).saysSomewhere('nothing was done; name the way: -Ddb.way=')
build.invocation(16).saysSomewhere('restored and compared')
build.invocation(17).saysSomewhere('production: dry run, nothing was changed, it would be restored from backups/')
build.invocation(18).saysSomewhere('production: restored from backups/')
assertThat(build.text('build.log')).doesNotContain(build.localPassword())
return null
