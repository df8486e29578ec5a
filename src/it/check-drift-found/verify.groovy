import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def found = build.invocation(3)
found.saysSomewhere('column public.orders.note was created outside of migrations [DB801]')
found.saysSomewhere('likely typed: ALTER TABLE public.orders ADD COLUMN note text;')
found.saysSomewhere('db/migration/V2__create_orders.sql:6: index public.orders_customer_id_idx was dropped outside of migrations [DB802]')
found.saysSomewhere('fix: keep it: review target/db/adopt.sql and make it the next migration')
found.saysSomewhere('undo it: review target/db/revert.sql and run it')
found.saysSomewhere('local (127.0.0.1:<port>/local) has drifted: 2 objects are not as its applied migrations produce, listed above')

def told = build.invocation(4)
told.saysSomewhere('has drifted: 1 object is not as its applied migrations produce, 1 ignored; db.failOnDrift is false')
told.neverSays('orders_customer_id_idx')
assertThat(build.text('target/db/adopt.sql'))
        .contains('Proved in a scratch database.', 'ADD COLUMN note text', 'V3__adopt_drift.sql', '-Dflyway.target=3')
        .doesNotContain('DROP INDEX')
assertThat(build.text('target/db/revert.sql')).contains('Proved in a scratch database.', 'DROP COLUMN note')
assertThat(build.report().getAsJsonObject('data').get('drifted').asInt).isEqualTo(1)
assertThat(build.text('build.log')).doesNotContain(build.localPassword())
return null
