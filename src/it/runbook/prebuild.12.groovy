import io.github.dblifecycle.it.Build

new Build(basedir).write('src/main/resources/db/migration/V3__indexes.sql', '''DROP INDEX CONCURRENTLY IF EXISTS customers_name_idx;
CREATE INDEX CONCURRENTLY customers_name_idx ON customers (name);
CREATE INDEX CONCURRENTLY customers_email_idx ON customers (email);
''')
return null
