import io.github.dblifecycle.it.Build
import org.postgresql.Driver

def build = new Build(basedir)
def pom = build.text('pom.xml')
        .replace('PASSWORD', URLEncoder.encode(build.localPassword(), 'UTF-8'))
        .replace('PORT', String.valueOf(build.localPort()))
build.write('pom.xml', pom)

def login = new Properties()
login.setProperty('user', 'db')
login.setProperty('password', build.localPassword())
new Driver().connect("jdbc:postgresql://127.0.0.1:${build.localPort()}/local", login).withCloseable { connection ->
    connection.createStatement().execute('CREATE TABLE customers (id bigint)')
}
return null
