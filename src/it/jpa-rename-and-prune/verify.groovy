import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).saysSomewhere("db.rename: the migrations make no 'orders.nots'; table public.orders has id, note, old_note")
assertThat(build.text('src/main/resources/db/migration/V2__rename_note.sql'))
        .contains('ALTER TABLE public.orders RENAME COLUMN note TO remark;')
        .doesNotContain('ADD COLUMN', 'DROP')
build.invocation(3).saysSomewhere('if that is meant, -Ddb.allow=loses-data; if it is a rename, say so: -Ddb.rename=table.old_column:new_column')
assertThat(build.text('src/main/resources/db/migration/V3__tidy.sql'))
        .contains('DROP COLUMN old_note')
        .doesNotContain('DROP TABLE')
assertThat(build.text('src/main/resources/db/migration/V4__tidy_all.sql'))
        .contains('DROP TABLE public.old_orders')
        .doesNotContain('shedlock')
return null
