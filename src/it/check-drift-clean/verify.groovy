import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).saysSomewhere('there is no database to check: environment local (default) has no URL')
build.invocation(1).saysSomewhere('fix: name the environment, -Ddb.env=staging')
build.invocation(2).says('[INFO] skipped: db.skip is set')
build.invocation(4).says(
        '[INFO] local (127.0.0.1:<port>/local, PostgreSQL 18.6) is what its applied migrations produce (<time>)')
build.invocation(4).warnsOfNothing()
build.invocation(5).saysSomewhere("'tabel:x' is no rule, there is no such kind")
assertThat(build.report().get('goal').asString).isEqualTo('check-drift')
// The report of a run that could not begin replaces the one before it: whoever reads it must not take an old "passed" for this run.
assertThat(build.report().get('outcome').asString).isEqualTo('failed')
assertThat(build.path('target/db/adopt.sql')).doesNotExist()
return null
