import io.github.dblifecycle.it.Build
import org.postgresql.Driver

def build = new Build(basedir)
def login = new Properties()
login.setProperty('user', 'db')
login.setProperty('password', build.localPassword())
new Driver().connect("jdbc:postgresql://127.0.0.1:${build.localPort()}/local", login).withCloseable { connection ->
    connection.createStatement().execute('ALTER TABLE customers ADD COLUMN note text')
}
return null
