import io.github.dblifecycle.it.Build
import org.postgresql.Driver

def build = new Build(basedir)
def login = new Properties()
login.setProperty('user', 'db')
login.setProperty('password', build.localPassword())
def connection = new Driver().connect("jdbc:postgresql://127.0.0.1:${build.localPort()}/local", login)
connection.createStatement().execute("INSERT INTO orders VALUES (1), (2); INSERT INTO customers (name) VALUES ('Linus')")
connection.close()
return null
