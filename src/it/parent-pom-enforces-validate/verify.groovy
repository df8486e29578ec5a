import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def mismatch = [
        '[ERROR] src/main/resources/db/schema.sql:1: column public.invoices.total is declared differently from what the migrations produce [DB003]',
        '[ERROR]         type: declared numeric(10,2), migrations numeric(12,2)',
        '[ERROR]         migrations: src/main/resources/db/migration/V1__create_invoices.sql:1',
        "[ERROR]         fix: mvn db:generate -Ddb.description=change_invoices_total"]
def nothing = '[INFO] no migrations and no declared schema: nothing to validate'
def proved = '[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)'

// A module that needs a sibling which was never built is validated from a clean checkout all the same.
build.invocation(1).with {
    says proved
    says '[INFO] --- db:0.1.0-SNAPSHOT:validate (default) @ web ---', nothing
}
build.invocation(2).with {
    says '[INFO] --- db:0.1.0-SNAPSHOT:validate (default) @ parent ---', nothing
    says '[INFO] --- db:0.1.0-SNAPSHOT:validate (default) @ billing ---', *mismatch
    says '[INFO] --- db:0.1.0-SNAPSHOT:validate (default) @ orders ---', proved
    says '[INFO] --- db:0.1.0-SNAPSHOT:validate (default) @ web ---', nothing
    says '[ERROR] validate of billing: db:validate found an error: src/main/resources/db/schema.sql:1: column public.invoices.total is declared differently from what the migrations produce'
}
// Side by side the lines of two modules may alternate.
build.invocation(3).with {
    mismatch.each { line -> says line }
    says proved
    says '[ERROR] validate of billing: db:validate found an error: src/main/resources/db/schema.sql:1: column public.invoices.total is declared differently from what the migrations produce'
    warnsOfNothing()
}
assertThat(build.report('orders').get('outcome').asString).isEqualTo('passed')
def billing = build.report('billing')
assertThat(billing.get('outcome').asString).isEqualTo('failed')
def finding = billing.get('findings').asJsonArray.get(0).asJsonObject
assertThat(finding.get('code').asString).isEqualTo('DB003')
assertThat(finding.get('file').asString).isEqualTo('src/main/resources/db/schema.sql')
assertThat(finding.get('line').asInt).isEqualTo(1)
return null
