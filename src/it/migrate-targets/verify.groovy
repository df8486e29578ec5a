import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def migration = 'src/main/resources/db/migration/V2__add_currency.sql:2'

build.invocation(2).says(
        '[ERROR] 3 of the targets are not there: schema "tenant_1", "tenant_2", "Tenant_3"; nothing was begun [DB770]')

build.invocation(3).says(
        '[INFO] 3 targets, one of them first, as a canary',
        '[INFO]   the canaries are migrated, the others follow')
build.invocation(3).saysSomewhere('local: 3 targets: 3 migrated')

def failed = build.invocation(4)
failed.saysBeginning('[ERROR] ' + migration + ': schema "Tenant_3": migration fails: column "curency" does not exist')
failed.saysBeginning('[ERROR] 2 of 3 targets were not begun: a canary failed')
failed.saysBeginning('[INFO] "Tenant_3"  failed  ')
failed.saysBeginning('[INFO] tenant_1    not begun  ')
failed.saysSomewhere('local: 3 targets: 1 failed, 2 not begun; ' + migration)

build.invocation(5).saysSomewhere('local: 3 targets: 3 migrated')
build.invocation(6).saysSomewhere('local: 3 targets: 3 up to date')
build.invocation(7).saysSomewhere('a plan is that of one database and one schema')
build.invocation(8).saysSomewhere('local: dry run, nothing was applied')
def refused = build.invocation(9)
refused.saysSomewhere('db.targets.parallel: is no number that works: 0')
refused.saysSomewhere('db.targets.stopAfter: is no number that works: no')
refused.saysSomewhere('targets: it says in more than one way which targets there are')
assertThat(build.text('target/db/targets.txt')).contains('up to date')
return null
