import static org.assertj.core.api.Assertions.assertThat

import groovy.json.JsonSlurper
import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def backup = build.path('kept').toFile().list().sort().find { it.endsWith('.sql.gz') }
build.invocation(3).saysSomewhere('now at version 2')
build.invocation(4).saysSomewhere('database local is not empty: it holds table or view customers')
build.invocation(4).saysSomewhere('-Ddb.replace')
build.invocation(5).saysSomewhere('[INFO] local: dry run, nothing was changed, it would be restored from kept/' + backup)
build.invocation(6).saysSomewhere('[INFO] local: restored from kept/' + backup + ', 3 rows of 2 tables, as it was at ')
build.invocation(6).saysSomewhere(', migration version 1')
build.invocation(6).saysSomewhere('[INFO] the old database stays as local_before_restore_')
build.invocation(7).saysSomewhere('at version 1, 1 pending')
build.invocation(8).saysSomewhere('1 migration applied, now at version 2')
build.invocation(9).saysSomewhere('pom.xml is neither a backup of db:backup nor a dump of pg_dump; nothing was touched')
build.invocation(10).saysSomewhere('db.file: is missing')
build.invocation(10).saysSomewhere('db.restore.writers: is not a number from 1 to 64: none')
build.invocation(11).saysSomewhere('db:restore does nothing to environment production')
build.invocation(11).saysSomewhere('-Ddb.confirm=production')
build.invocation(12).saysSomewhere('at version 2, nothing pending')

def report = new JsonSlurper().parse(build.path('target/db/report.json').toFile())
assertThat(report.goal).isEqualTo('status')
assertThat(build.text('build.log')).doesNotContain(build.localPassword())
return null
