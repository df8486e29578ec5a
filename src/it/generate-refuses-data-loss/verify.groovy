import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).with {
    saysSomewhere 'ALTER TABLE public.orders DROP COLUMN customer_id'
    saysSomewhere '-Ddb.allow=loses-data'
    saysSomewhere 'db:generate wrote nothing: loses-data: '
    neverSays 'written: '
}
build.invocation(2).saysSomewhere('written: src/main/resources/db/migration/V3__drop_customer')
assertThat(build.text('src/main/resources/db/migration/V3__drop_customer.sql')).isNotEmpty()
build.invocation(3).saysSomewhere('and lead to the declared schema')
return null
