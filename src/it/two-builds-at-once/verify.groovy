import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

import java.util.concurrent.TimeUnit

def process = context.get('second')
assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue()
assertThat(process.exitValue()).as(build.text('second/build.log')).isZero()

def proved = '[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)'
build.invocation(1).says(proved)
new Build(build.path('second').toFile()).invocation(1).says(proved)
// Programs and data directory, each made by one of the two builds.
assertThat(build.path('target/cache/postgres').toFile().list().findAll { !it.startsWith('.') && !it.endsWith('.lock') })
        .hasSize(2)
return null
