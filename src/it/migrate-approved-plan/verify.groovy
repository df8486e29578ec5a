import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)
def hash = 'de4dd684bfe776dca4372c1944a7d4de30fb67f5492491eb5533996cd8cc4113'

// The hash is the same on every machine: what is hashed stands in this project alone.
build.invocation(3).says('[INFO] plan hash: ' + hash)

def edited = build.invocation(4)
edited.saysBeginning('[ERROR] what would be applied to local is not the plan that was approved [DB752]')
edited.says('[ERROR]         approved: ' + hash)
edited.says('[ERROR]         V2__create_orders.sql: its content changed', '[ERROR]         pending now: V2__create_orders.sql')
edited.says('[ERROR]         fix: make the plan of now, have it approved, and pass its hash: mvn db:migrate -Ddb.env=local -Ddb.dryRun')
edited.saysSomewhere('nothing was applied, because this is not the plan that was approved, as told above')

def more = build.invocation(5)
more.says('[ERROR]         V2__create_orders.sql: its content changed', '[ERROR]         V3__more.sql is pending and was not part of it')

build.invocation(6).saysSomewhere('local: 1 migration applied, now at version 2')
build.invocation(7).saysSomewhere('local: nothing to do, at version 2')
build.invocation(8).saysSomewhere('db.approvedPlan: it is empty, so no plan is approved')
build.invocation(9).saysSomewhere("db.approvedPlan: 'yes' is not the hash of a plan, which is 64 hexadecimal digits")
assertThat(build.text('target/db/plan.json')).contains(hash)
return null
