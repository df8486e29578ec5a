import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says('[INFO] 1 migration runs on PostgreSQL 18 and leads to the declared schema (<time>)')
build.invocation(2).with {
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:30: column public.orders.note is needed by entities, but no migration creates it (shop.Order.note) [DB900]'
    saysSomewhere '[ERROR] src/main/java/shop/Customer.java:27: column public.customers.email_address is not what entities need it to be (shop.Customer.emailAddress) [DB901]'
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:25: constraint fk_orders_customer_id on public.orders is needed by entities, but no migration creates it (shop.Order.customer) [DB900]'
    saysSomewhere '[ERROR] src/main/resources/db/migration/V1__shop.sql:7: sequence public.orders_seq is not what entities need it to be [DB901]'
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:16: column public.orders.noted_by is NOT NULL without a default, and entities, which do not know it, cannot be inserted [DB902]'
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:28: column public.orders.total is not what entities need it to be (shop.Order.total) [DB901]'
    saysSomewhere '[ERROR] src/main/java/shop/Customer.java:27: constraint uk_customers_email_address on public.customers is needed by entities, but no migration creates it (shop.Customer.emailAddress) [DB900]'
}
assertThat(build.text('src/main/resources/db/migration/V2__mend.sql'))
        .contains('ALTER TABLE public.orders ADD COLUMN note', 'fk_orders_customer_id')
        .doesNotContain('DROP COLUMN', 'DROP TABLE')
assertThat(build.text('src/main/resources/db/migration/V6__mend_5.sql'))
        .contains('CREATE INDEX CONCURRENTLY idx_orders_customer_id')
build.invocation(4).says('[INFO] 6 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)')
// What entities say alone is enough to begin with, and nobody is told off for what a database can do besides.
build.invocation(6).with {
    saysSomewhere 'lead'
    neverSays '[ERROR]'
}
build.invocation(7).says('[INFO] 1 migration runs on PostgreSQL 18 and leads to the declared schema (<time>)')
return null
