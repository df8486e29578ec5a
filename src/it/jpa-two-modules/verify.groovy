import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build
import java.nio.file.Files

def build = new Build(basedir)

build.invocation(1).saysSomewhere('1 migration runs on PostgreSQL 18 and leads to the declared schema')
build.invocation(2).with {
    saysSomewhere 'model/src/main/java/shop/Order.java:30: column public.orders.note is needed by entities, but no migration creates it (shop.Order.note) [DB900]'
    saysSomewhere 'model/src/main/java/shop/Customer.java:27: column public.customers.email_address is not what entities need it to be (shop.Customer.emailAddress) [DB901]'
    saysSomewhere 'model/src/main/java/shop/Order.java:25: constraint fk_orders_customer_id on public.orders is needed by entities, but no migration creates it (shop.Order.customer) [DB900]'
    saysSomewhere 'sequence public.orders_seq is not what entities need it to be [DB901]'
    saysSomewhere 'model/src/main/java/shop/Order.java:16: column public.orders.noted_by is NOT NULL without a default, and entities, which do not know it, cannot be inserted [DB902]'
    saysSomewhere 'model/src/main/java/shop/Order.java:28: column public.orders.total is not what entities need it to be (shop.Order.total) [DB901]'
}
build.invocation(3).saysSomewhere("'shorter' is nothing that could be accepted")
assertThat(build.text('app/src/main/resources/db/migration/V2__mend.sql'))
        .contains('ALTER TABLE public.orders ADD COLUMN note', 'fk_orders_customer_id')
        .doesNotContain('DROP COLUMN', 'DROP TABLE')
// The module that has the entities has no migrations, and is given none.
assertThat(Files.exists(build.path('model/src/main/resources'))).isFalse()
assertThat(Files.exists(build.path('model/fresh'))).isFalse()
build.invocation(5).saysSomewhere('lead to the declared schema')
build.invocation(7).saysSomewhere('the declared schema')
build.invocation(8).saysSomewhere('1 migration runs on PostgreSQL 18 and leads to the declared schema')
return null
