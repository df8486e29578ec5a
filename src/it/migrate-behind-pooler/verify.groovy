import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)
build.invocation(2).says(
        '[ERROR] the URL leads to a connection pooler in transaction mode, which would give the migration lock to others and break CREATE INDEX CONCURRENTLY [DB745]')
for (number in [2, 3]) {
    def refused = build.invocation(number)
    refused.saysSomewhere('the URL leads to a connection pooler in transaction mode')
    refused.saysSomewhere("fix: use the server's own address: its port (5432, not the pooler's), and for Neon the host without -pooler")
}
assertThat(build.text('build.log')).doesNotContain(build.localPassword())
return null
