import io.github.dblifecycle.it.Build
import org.postgresql.Driver

def build = new Build(basedir)
build.write('src/main/resources/db/migration/V5__email.sql', 'ALTER TABLE customers ADD note text;\n')

def login = new Properties()
login.setProperty('user', 'db')
login.setProperty('password', build.localPassword())
login.setProperty('ApplicationName', 'monthly report')
def reader = new Driver().connect("jdbc:postgresql://127.0.0.1:${build.localPort()}/local", login)
reader.setAutoCommit(false)
reader.createStatement().execute('SELECT count(*) FROM customers')
context.put('reader', reader)
return null
