import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    says '[INFO] written: src/main/resources/db/schema.sql'
    warnsOfNothing()
}
build.invocation(2).says('[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
build.invocation(3).says('[INFO] src/main/resources/db/schema.sql holds the schema of migrations already, nothing was changed (<time>)')
build.invocation(4).says('[INFO] written: pulled/public/tables/customers.sql',
        '[INFO] written: pulled/public/tables/orders.sql')
assertThat(build.text('pulled/public/tables/orders.sql')).contains('orders_customer_id_idx')
return null
