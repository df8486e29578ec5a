import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build
import org.postgresql.Driver

// The history is in the schema of the plugin's configuration, under the name that flyway.conf gives it.
def build = new Build(basedir)
def url = "jdbc:postgresql://127.0.0.1:${build.localPort()}/local"
new Driver().connect(url, [user: 'db', password: build.localPassword()] as Properties).withCloseable { connection ->
    def rows = connection.createStatement().executeQuery("SELECT count(*) FROM app.applied WHERE version = '1'")
    rows.next()
    assertThat(rows.getInt(1)).isEqualTo(1)
}
return null
