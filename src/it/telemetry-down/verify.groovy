import static org.assertj.core.api.Assertions.assertThat

import com.google.gson.JsonParser
import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def migrated = build.invocation(2)
migrated.saysSomewhere('2 migrations applied')
migrated.saysSomewhere('Loki')
def off = build.invocation(3)
off.neverSays('Loki')
def tested = build.invocation(4)
tested.saysSomewhere('the test event did not arrive at')
build.invocation(5).saysSomewhere('db.telemetry.flushBudget')
assertThat(build.text('build.log')).doesNotContain('canaryofslack')

def events = build.text('target/db/events.jsonl').readLines().collect { JsonParser.parseString(it).asJsonObject }
def kinds = events.collect { it.get('event').asString }.findAll { it != 'statement.finished' }
assertThat(kinds).startsWith('run.started', 'script.started', 'script.finished').contains('run.finished')
assertThat(kinds.count { it == 'run.started' }).isEqualTo(1)
assertThat(events.collect { it.get('commit').asString }.unique())
        .containsExactly('0123456789abcdef0123456789abcdef01234567')
assertThat(build.text('target/db/events.jsonl')).doesNotContain(build.localPassword())
return null
