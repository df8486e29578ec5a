import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    says '[INFO] undo, rows of public.orders: kept, as made-up ones were',
         '[INFO] written: src/main/resources/db/migration/U3__add_orders_note.sql',
         '[INFO] written: src/main/resources/db/migration/V3__add_orders_note.sql'
    warnsOfNothing()
}
assertThat(build.text('src/main/resources/db/migration/U3__add_orders_note.sql'))
        .contains('ALTER TABLE public.orders DROP COLUMN note;')
build.invocation(2).says('[INFO] 3 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
return null
