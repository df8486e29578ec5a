import static org.assertj.core.api.Assertions.assertThat

import groovy.json.JsonSlurper
import io.github.dblifecycle.it.Build
import java.nio.file.Files
import java.nio.file.attribute.PosixFilePermissions
import java.util.zip.GZIPInputStream

def build = new Build(basedir)

build.invocation(2).saysSomewhere('[INFO] local: kept/db-backup-local-')
build.invocation(2).saysSomewhere(', 3 rows of 2 tables, checked')
build.invocation(3).saysSomewhere(', 3 rows of 2 tables, restored and compared')
build.invocation(4).saysSomewhere('[INFO] deleted: kept/db-backup-local-')
build.invocation(5).saysSomewhere('db.backup.engine: is not one of jdbc, pg_dump, auto: tar')
build.invocation(5).saysSomewhere('db.backup.keep: is not a number from 0 to 1000000: some')
build.invocation(6).saysSomewhere('[INFO]   backup  kept/db-backup-local-')
build.invocation(6).saysSomewhere('1 migration applied, now at version 2')

def files = build.path('kept').toFile().list().sort()
assertThat(files).hasSize(4)
def newest = build.path('kept/' + files[2])
assertThat(files[3]).isEqualTo(files[2] + '.json')
assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(newest))).isEqualTo('rw-------')
def text = new GZIPInputStream(Files.newInputStream(newest)).getText('UTF-8')
assertThat(text)
        .startsWith('-- Backup written by db-maven-plugin, format 1\n')
        .contains('COPY public.customers (id, name) FROM stdin;\n1\tAda\n2\tGrace\n\\.\n')
        .doesNotContain('orders')
assertThat(text.readLines().last()).startsWith('-- Backup complete: 2 tables, 3 rows')
def facts = new JsonSlurper().parse(build.path('kept/' + files[3]).toFile())
assertThat(facts.migrationVersion).isEqualTo('1')
assertThat(facts.verified).isEqualTo('checksum')
assertThat(facts.tables.collect { it.name }).containsExactly('public.customers', 'public.flyway_schema_history')
assertThat(facts.bytes).isEqualTo(Files.size(newest) as int)
assertThat(build.text('build.log') + text + build.text('kept/' + files[3])).doesNotContain(build.localPassword())
return null
