import io.github.dblifecycle.it.Build

new Build(basedir).shell('echo "SELECT 1;" > src/main/resources/db/migration/V3__more.sql')
return null
