import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    says '[INFO] + column public.orders.note',
         '[INFO] written: src/main/resources/db/migration/V3__add_orders_note.sql',
         '[INFO] 1 change: 1 created, proved on PostgreSQL 18: applied by Flyway, the scripts lead to the declared schema (<time>)'
    warnsOfNothing()
}
assertThat(build.text('src/main/resources/db/migration/V3__add_orders_note.sql'))
        .contains('ALTER TABLE public.orders ADD COLUMN note text;')
build.invocation(2).says('[INFO] 3 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
build.invocation(3).says('[INFO] the migrations lead to the declared schema already: nothing to generate')
build.invocation(4).saysSomewhere('db.description: the migration needs a name, and nobody said what it does')
return null
