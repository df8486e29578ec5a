import static org.assertj.core.api.Assertions.assertThat

import groovy.json.JsonSlurper
import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(2).saysSomewhere('[INFO] local: kept/snapshot-local-')
build.invocation(3).saysSomewhere('[INFO] record: target/db/snapshot.json')
build.invocation(3).saysSomewhere('[INFO] local: database ')
build.invocation(4).saysSomewhere('[INFO] deleted: ')
build.invocation(5).saysSomewhere('environment variable NEON_API_KEY: is not set')
build.invocation(5).saysSomewhere('environment variable NEON_PROJECT_ID: is not set')
build.invocation(5).saysSomewhere('-Ddb.snapshot.kind=file')
build.invocation(6).saysSomewhere('db.snapshot.expires: is no duration: soon')
build.invocation(6).saysSomewhere('db.snapshot.keep: is not a number from 0 to 1000000: some')
build.invocation(6).saysSomewhere('db.snapshot.kind: is not one of auto, neon, template, file: tape')

assertThat(build.path('kept').toFile().list().sort().collect { it.replaceAll('\\d{8}-\\d{6}', 'TIME') })
        .containsExactly('snapshot-local-TIME.sql.gz', 'snapshot-local-TIME.sql.gz.json')
def snapshot = new JsonSlurper().parse(build.path('target/db/snapshot.json').toFile())
assertThat(snapshot.kind).isEqualTo('template')
assertThat(snapshot.environment).isEqualTo('local')
assertThat(snapshot.name).matches('.*_snapshot_\\d{8}_\\d{6}')
assertThat(snapshot.lsn).matches('[0-9A-F]+/[0-9A-F]+')
assertThat(build.text('build.log') + build.text('target/db/snapshot.json')).doesNotContain(build.localPassword())
return null
