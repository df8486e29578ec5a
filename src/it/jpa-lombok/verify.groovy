import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says('[INFO] 1 migration runs on PostgreSQL 18 and leads to the declared schema (<time>)')
build.invocation(2).with {
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:32: column public.orders.note is needed by entities, but no migration creates it (shop.Order.note) [DB900]'
    saysSomewhere '[ERROR] src/main/java/shop/Customer.java:36: column public.customers.email_address is not what entities need it to be (shop.Customer.emailAddress) [DB901]'
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:27: constraint fk_orders_customer_id on public.orders is needed by entities, but no migration creates it (shop.Order.customer) [DB900]'
    saysSomewhere 'sequence public.orders_seq is not what entities need it to be [DB901]'
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:18: column public.orders.noted_by is NOT NULL without a default, and entities, which do not know it, cannot be inserted [DB902]'
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:30: column public.orders.total is not what entities need it to be (shop.Order.total) [DB901]'
}
assertThat(build.text('src/main/resources/db/migration/V2__mend.sql')).doesNotContain('DROP COLUMN', 'DROP TABLE')
build.invocation(4).saysSomewhere('lead to the declared schema')
build.invocation(6).saysSomewhere('the declared schema')
build.invocation(7).says('[INFO] 1 migration runs on PostgreSQL 18 and leads to the declared schema (<time>)')
return null
