import io.github.dblifecycle.it.Build

def build = new Build(basedir)
build.write('src/main/resources/db/migration/V2__email.sql', 'ALTER TABLE customers ADD COLUMN email text;\n')
build.write('src/main/resources/db/migration/V3__indexes.sql', '''CREATE INDEX CONCURRENTLY customers_name_idx ON customers (name);
CREATE INDEX CONCURRENTLY customers_mail_idx ON customers (mail);
''')
return null
