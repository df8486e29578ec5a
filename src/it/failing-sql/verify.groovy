import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def finding = [
        '[ERROR] src/main/resources/db/migration/V3__latest_orders.sql:7: migration fails: column "custmer_id" does not exist (SQLSTATE 42703) [DB718]',
        '[ERROR]         hint: Perhaps you meant to reference the column "orders.customer_id".',
        '[ERROR]         statement: CREATE VIEW latest_orders AS',
        '[ERROR]         fix: correct the script; the transaction it ran in was rolled back']

build.invocation(1).with {
    says(*finding)
    says '[ERROR] validate of shop: db:validate found an error: src/main/resources/db/migration/V3__latest_orders.sql:7: migration fails: column "custmer_id" does not exist (SQLSTATE 42703)'
}
build.invocation(2).with {
    says '[INFO]   1  create customers  <time>',
         '[INFO]   2  create orders  <time>',
         *finding
    says '[ERROR] migrate of shop: local: src/main/resources/db/migration/V3__latest_orders.sql:7: migration fails: column "custmer_id" does not exist (SQLSTATE 42703); 2 applied before it stay applied'
}
build.invocation(3).says(
        '[INFO] version  description       state    applied at',
        '[INFO]       1  create customers  applied  <when>',
        '[INFO]       2  create orders     applied  <when>',
        '[INFO]       3  latest orders     pending',
        '[INFO] local (127.0.0.1:<port>/local, PostgreSQL 18.6): at version 2, 1 pending')
return null
