import io.github.dblifecycle.it.Build

new Build(basedir).write('src/main/resources/db/migration/V5__email.sql', 'SELECT 1;\nSELECT pg_sleep(60);\n')
return null
