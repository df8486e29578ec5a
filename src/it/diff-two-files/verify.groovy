import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    says '[INFO] + column public.customers.name'
    says '[INFO] ALTER TABLE public.customers ADD COLUMN name text;'
    says '[INFO] SQL written to target/changes.sql',
         '[INFO] 1 change: 1 created from old.sql to new.sql, proved on PostgreSQL 18 (<time>)'
    warnsOfNothing()
}
assertThat(build.text('target/changes.sql')).contains('ALTER TABLE public.customers ADD COLUMN name text;')
build.invocation(2).saysSomewhere('db:diff found 1 change: 1 created from old.sql to new.sql')
build.invocation(3).says('[INFO] no change from old.sql to old.sql (<time>)')
build.invocation(4).saysSomewhere("db.to: 'nothing' names no schema")
return null
