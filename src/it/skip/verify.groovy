import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says(
        '[INFO] --- db:0.1.0-SNAPSHOT:validate (default) @ shop ---',
        '[INFO] skipped: db.skip is set')
['migrate', 'status', 'history', 'reset', 'start', 'stop', 'backup'].each { goal ->
    build.invocation(2).says(
            "[INFO] --- db:0.1.0-SNAPSHOT:${goal} (default-cli) @ shop ---".toString(),
            '[INFO] skipped: db.skip is set')
}
assertThat(build.path('.db')).doesNotExist()
assertThat(build.path('backups')).doesNotExist()
assertThat(build.path('target')).doesNotExist()
return null
