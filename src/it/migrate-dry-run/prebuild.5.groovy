import static org.assertj.core.api.Assertions.assertThat

import com.google.gson.JsonParser
import io.github.dblifecycle.it.Build
import org.postgresql.Driver

def build = new Build(basedir)

def plan = JsonParser.parseString(build.text('target/db/plan.json')).asJsonObject
def hash = plan.get('hash').asString
build.invocation(4).says('[INFO] to apply exactly this: mvn db:migrate -Ddb.env=local -Ddb.approvedPlan=' + hash)
assertThat(build.report().getAsJsonObject('data').get('planHash').asString).isEqualTo(hash)
assertThat(plan.getAsJsonArray('scripts').collect { it.asJsonObject.get('script').asString })
        .containsExactly('V2__add_name.sql', 'V3__index_name.sql')
assertThat(plan.getAsJsonArray('history').collect { it.asJsonObject.get('script').asString })
        .containsExactly('V1__create_customers.sql')
assertThat(build.text('target/db/plan.md'))
        .contains('| 1 | 2 | add name | `V2__add_name.sql` | yes | blocks-reads |')
        .contains('```sql\n-- Shown to whoever approves it.\nALTER TABLE customers\n    ADD COLUMN name text;\n```')
        .contains('Plan hash: `' + hash + '`')

def login = new Properties()
login.setProperty('user', 'db')
login.setProperty('password', build.localPassword())
new Driver().connect("jdbc:postgresql://127.0.0.1:${build.localPort()}/local", login).withCloseable { connection ->
    connection.createStatement().withCloseable { statement ->
        def rows = statement.executeQuery("SELECT (SELECT count(*) FROM flyway_schema_history), to_regclass('orders')")
        rows.next()
        assertThat(rows.getInt(1)).isEqualTo(1)
        assertThat(rows.getString(2)).isNull()
    }
}
return null
