import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).saysSomewhere('V3__add_note.sql:1: version 3 is taken: main has another script with it, and databases migrated from there would refuse this one [DB730]')
build.invocation(2).saysSomewhere('3 migrations run on PostgreSQL 18')
build.invocation(3).saysSomewhere("'origin/main' is not in this git repository")
assertThat(build.path('src/main/resources/db/migration/V4__add_note.sql')).exists()
return null
