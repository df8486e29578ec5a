import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
build.invocation(2).says(
        '[INFO]   1  create customers  <time>',
        '[INFO]   R  addresses  <time>',
        '[INFO] local: 2 migrations applied, now at version 1  (127.0.0.1:<port>/local, PostgreSQL 18.6)')
build.invocation(3).says(
        "[ERROR] location 'filesystem:database/nowhere' does not exist in <dir> [DB721]",
        '[ERROR]         fix: create the directory, or correct flyway.locations (-Ddb.locations=…)')
assertThat(build.report().get('findings').asJsonArray*.asJsonObject*.get('code')*.asString).containsExactly('DB721')
return null
