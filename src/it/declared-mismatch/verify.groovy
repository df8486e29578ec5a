import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says(
        '[ERROR] src/main/resources/db/schema.sql:5: column public.orders.note is declared, but no migration creates it [DB001]',
        '[ERROR]         fix: mvn db:generate -Ddb.description=add_orders_note')
build.invocation(1).says(
        '[ERROR] validate of shop: db:validate found an error: src/main/resources/db/schema.sql:5: column public.orders.note is declared, but no migration creates it')
assertThat(build.text('src/main/resources/db/migration/V3__add_orders_note.sql'))
        .contains("ALTER TABLE public.orders ADD COLUMN note text DEFAULT 'it''s new'::text;")
build.invocation(3).says('[INFO] 3 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
return null
