import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build

def build = new Build(basedir)

def commands = build.text('build.log').readLines().findAll { it.stripLeading().startsWith('::') }
assertThat(commands).hasSize(2)
assertThat(commands[0]).startsWith('::error file=orders/src/main/resources/db/migration/V1__create_orders.sql,line=2,endLine=2,'
        + 'title=db%3Avalidate DB002::')
assertThat(commands[1]).startsWith('::error file=orders/src/main/resources/db/schema.sql,line=3,endLine=3,'
        + 'title=db%3Avalidate DB001::column public.orders.note is declared, but no migration creates it%0Afix: ')
// Maven itself prints what it runs; a line of ours holds none of the words that a runner obeys.
assertThat(build.text('build.log').readLines().findAll { it.contains('##[') && !it.startsWith('::') }).isEmpty()

def outputs = build.text('outputs.txt')
assertThat(outputs).contains('result<<').contains('\nfailed\n').contains('errors<<').contains('\n2\n')
assertThat(build.text('summary.md'))
        .startsWith('### ❌ db:validate failed\n')
        .contains('```mermaid\nerDiagram\n', '<summary>created&#58; column public.orders.note</summary>')
assertThat(build.text('orders/target/db/report.html')).contains('Failed with 2 errors')
assertThat(build.text('orders/target/db/validate.sarif')).contains('"orders/src/main/resources/db/schema.sql"')
assertThat(build.text('orders/target/db/validate.codequality.json')).contains('"check_name": "DB001"')
assertThat(build.text('orders/target/db/validate.junit.xml')).contains('tests="2" failures="2"')
assertThat(build.report('orders').get('outcome').asString).isEqualTo('failed')
return null
