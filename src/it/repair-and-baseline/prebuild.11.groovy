import io.github.dblifecycle.it.Build

new Build(basedir).write('src/main/resources/db/migration/V2__indexes.sql', '''DROP INDEX CONCURRENTLY IF EXISTS customers_id_idx;
CREATE INDEX CONCURRENTLY customers_id_idx ON customers (id);
''')
return null
