import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def where = [
        '[INFO] JDBC      jdbc:postgresql://127.0.0.1:<port>/local?user=db',
        '[INFO] psql      PGPASSFILE=.db/local/pgpass psql postgresql://db@127.0.0.1:<port>/local',
        '[INFO] password  the last word in .db/local/pgpass']

build.invocation(1).says(*where, '[INFO] the local database was started on port <port>; mvn db:stop stops it')
build.invocation(2).says(*where, '[INFO] the local database was running already on port <port>; mvn db:stop stops it')
build.invocation(3).says(
        '[INFO] version  description       state    applied at',
        '[INFO]       1  create customers  pending',
        '[INFO]       2  create orders     pending',
        '[INFO] local (127.0.0.1:<port>/local, PostgreSQL 18.6): no version yet, 2 pending')
build.invocation(4).says(
        '[INFO]   1  create customers  <time>',
        '[INFO]   2  create orders  <time>',
        '[INFO] local: 2 migrations applied, now at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)')
build.invocation(5).says('[INFO] the local database was stopped, its data stays')
build.invocation(6).says(*where, '[INFO] the local database was started on port <port>; mvn db:stop stops it')
build.invocation(7).says(
        '[INFO] local: nothing to do, at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)')
build.invocation(8).says('[INFO] the local database was stopped, its data stays')
build.invocation(9).says('[INFO] the local database was not running')
(1..9).each { number -> build.invocation(number).warnsOfNothing() }
assertThat(build.text('build.log')).doesNotContain(build.localPassword())
return null
