import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build
import io.github.dblifecycle.jpa.EntityDdl
import io.github.dblifecycle.jpa.EntitySettings
import java.nio.file.Files
import java.nio.file.Path

def build = new Build(basedir)

build.invocation(1).says('[INFO] 1 migration runs on PostgreSQL 18 and leads to the declared schema (<time>)')
build.invocation(2).with {
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:39: column shop.orders.note is needed by entities, but no migration creates it (shop.Order.note) [DB900]'
    // By @NotNull and @Size, as Hibernate Validator is on the class path.
    saysSomewhere '[ERROR] src/main/java/shop/Customer.java:32: column shop.customers.email_address is not what entities need it to be (shop.Customer.emailAddress) [DB901]'
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:26: constraint fk_orders_customer_id on shop.orders is needed by entities, but no migration creates it (shop.Order.customer) [DB900]'
    saysSomewhere 'sequence shop.orders_seq is not what entities need it to be [DB901]'
    saysSomewhere 'sequence audit.entry_seq is not what entities need it to be [DB901]'
    saysSomewhere '[ERROR] src/main/java/audit/Entry.java:14: column audit.entry.whathappened is needed by entities, but no migration creates it (audit.Entry.whatHappened) [DB900]'
    saysSomewhere 'column shop.orders.noted_by is NOT NULL without a default, and entities, which do not know it, cannot be inserted [DB902]'
    saysSomewhere '[ERROR] src/main/java/shop/Order.java:29: column shop.orders.total_amount is not what entities need it to be (shop.Order.totalAmount) [DB901]'
}
build.invocation(4).saysSomewhere('lead to the declared schema')
build.invocation(6).saysSomewhere('the declared schema')
build.invocation(7).saysSomewhere('[INFO] 1 migration runs on PostgreSQL 18 and leads to the declared schema')

// Quarkus says the same. It puts the columns of a table into another order, which means nothing.
def java = Path.of(System.getProperty('java.home'), 'bin', 'java')
build.shell("'$java' -jar target/quarkus-app/quarkus-run.jar")
def libraries = ['boot', 'main'].collectMany { place ->
    Files.list(build.path("target/quarkus-app/lib/$place")).withCloseable { it.sorted().toList() }
}
def ddl = EntityDdl.write(
        new EntitySettings(build.path(''), [build.path('target/classes')], libraries, [], [], [], [], new TreeMap<>()), 18)
def statements = { text -> text.split(';').collect { it.strip().toLowerCase().replace('create schema if not exists', 'create schema') }
        .findAll { !it.empty }.collect { it.split(/(?<=\w), (?=\w)|(?<=\)), |\((?=\w+ )|\)$/).toSorted().join(' | ') } as SortedSet }
def byQuarkus = statements(build.text('target/by-quarkus.sql') + ';' + build.text('target/audit-by-quarkus.sql'))
assertThat(byQuarkus).hasSizeGreaterThan(6)
assertThat(statements(ddl.sql())).isEqualTo(byQuarkus)
return null
