import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).saysSomewhere('3 migrations pending')

def plan = build.invocation(4)
plan.says(
        '[INFO] 2  add name  (V2__add_name.sql, in a transaction)',
        '[INFO]   src/main/resources/db/migration/V2__add_name.sql:2:',
        '[INFO]     -- Shown to whoever approves it.',
        '[INFO]     ALTER TABLE customers',
        '[INFO]         ADD COLUMN name text;',
        '[INFO]     blocks-reads: reads and writes of table public.customers wait until the transaction ends',
        '[INFO]     lock: AccessExclusiveLock on table public.customers, blocks reads and writes')
plan.says(
        '[INFO] 3  index name  (V3__index_name.sql, outside a transaction)',
        '[INFO]   src/main/resources/db/migration/V3__index_name.sql:1:',
        '[INFO]     CREATE INDEX CONCURRENTLY customers_name_idx ON customers (name);',
        '[INFO]     locks not observed: V3__index_name.sql runs outside a transaction, and its locks end with each statement')
plan.says('[INFO] written: target/db/plan.md', '[INFO] written: target/db/plan.json')
plan.saysBeginning('[INFO] local: dry run, nothing was applied, 2 migrations pending')
plan.warnsOfNothing()

def done = build.invocation(6)
done.saysSomewhere('nothing pending')
done.neverSays('approvedPlan')
assertThat(build.text('target/db/plan.md')).contains('Nothing pending')
assertThat(build.text('build.log')).doesNotContain(build.localPassword())
return null
