import java.nio.file.Files

import io.github.dblifecycle.it.Build

// The version of the first script is the instant at which it was written; a team numbers it as it likes before it is applied anywhere.
def migrations = new Build(basedir).path('src/main/resources/db/migration')
def written = Files.list(migrations).withCloseable { it.toList() }
assert written.size() == 1
Files.move(written[0], migrations.resolve('V1__as_of_liquibase.sql'))
return null
