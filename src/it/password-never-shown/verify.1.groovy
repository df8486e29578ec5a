import static org.assertj.core.api.Assertions.assertThat

import io.github.dblifecycle.it.Build
import io.github.dblifecycle.it.Maven
import org.postgresql.Driver

// Everything that a shell, a URL, a POM, JSON and SQL have to escape, and a letter beyond ASCII.
def right = 'p@ss:/w#rd?&%\u00fc "x'
def wrong = 'p@ss:/w#rd?&%\u00fc "y'
def percent = { text -> URLEncoder.encode(text, 'UTF-8').replace('+', '%20') }
def xml = { text -> text.replace('&', '&amp;').replace('"', '&quot;') }

def build = new Build(basedir)
def server = "127.0.0.1:${build.localPort()}"
def settings = new File(basedir.parentFile, 'interpolated-settings.xml').text
def maven = new Maven(localRepositoryPath, basedir)

new Driver().connect("jdbc:postgresql://${server}/local", [user: 'db', password: build.localPassword()] as Properties).withCloseable {
    it.createStatement().execute("CREATE ROLE shopper SUPERUSER LOGIN PASSWORD '${right}'")
}

// Each way to give a password: variables of the environment, and arguments.
def sources = { password, name ->
    build.write("settings-${name}.xml", settings.replace('<profiles>',
            "<servers><server><id>shop</id><username>shopper</username><password>${xml(password)}</password></server></servers><profiles>"))
    [
        'variable': [[DATABASE_URL_STAGING: "postgresql://shopper:${percent(password)}@${server}/local".toString()], ['-Denv=staging']],
        'property': [[:], ["-Ddb.url=postgresql://shopper@${server}/local", "-Ddb.password=${password}"]],
        'settings': [[DATABASE_URL_SHOP: "postgresql://${server}/local".toString()], ['-Denv=shop', '-s', "settings-${name}.xml"]],
        'flyway': [[FLYWAY_PASSWORD: password], ["-Dflyway.url=jdbc:postgresql://${server}/local", '-Dflyway.user=shopper']]
    ]
}
def logs = build.path('target/logs')
logs.toFile().mkdirs()
def run = { log, environment, arguments ->
    maven.run(basedir.toPath(), logs.resolve(log), environment, (['-X', '-e'] + arguments)*.toString() as String[])
}

sources(right, 'right').each { source, given ->
    def log = "right-${source}.log"
    def goals = ['db:validate', 'db:migrate', 'db:status', 'db:history'] + (source == 'property' ? ['db:reset'] : [])
    assertThat(run(log, given[0], goals + given[1])).as(log).isZero()
    assertThat(build.text("target/logs/${log}")).contains("(${server}/local, PostgreSQL 18.6)")
}
sources(wrong, 'wrong').each { source, given ->
    def goals = source == 'property' ? ['migrate', 'status', 'history', 'reset'] : ['status']
    goals.each { goal ->
        def log = "wrong-${source}-${goal}.log"
        assertThat(run(log, given[0], ["db:${goal}"] + given[1])).as(log).isEqualTo(1)
        assertThat(build.text("target/logs/${log}"))
                .contains("the password of user shopper for ${server}/local is wrong")
    }
}
assertThat(run('scratch-right.log', [:], ['db:validate', "-Ddb.scratchUrl=postgresql://shopper:${percent(right)}@${server}/postgres"])).isZero()
assertThat(run('scratch-wrong.log', [:], ['db:validate', "-Ddb.scratchUrl=postgresql://shopper:${percent(wrong)}@${server}/postgres"])).isEqualTo(1)
assertThat(build.text('target/logs/scratch-right.log')).contains("Scratch databases are created on ${server}/postgres")
assertThat(build.text('target/logs/scratch-wrong.log')).contains("the password of user shopper for ${server}/postgres is wrong")

// In the POM a password is refused; what Maven itself prints of a POM under -X is beyond a plugin's reach.
build.path('target/pom').toFile().mkdirs()
build.write('target/pom/pom.xml', build.text('pom.xml').replace('</version>\n      </plugin>', """</version>
        <configuration>
          <environments>
            <environment>
              <name>staging</name>
              <url>postgresql://deploy@db.example.invalid/shop</url>
              <password>${xml(right)}</password>
            </environment>
          </environments>
        </configuration>
      </plugin>"""))
assertThat(maven.run(build.path('target/pom'), logs.resolve('pom.log'), [:], 'db:status', '-Denv=staging')).isEqualTo(1)
assertThat(build.text('target/logs/pom.log'))
        .contains('the password of environment staging stands in the POM, where version control keeps it and mvn -X prints it')
build.path('target/pom/pom.xml').toFile().delete()

// The middle of the password is enough to find it in whatever form: plain, in a URL, in JSON, in XML, in Base64.
def base64 = { text -> text.bytes.encodeBase64().toString().replaceAll('=+$', '') }
def forms = ['w#rd', 'w%23rd', 'w\\u0023rd', 'w&#35;rd'] + (0..2).collect { offset ->
    def encoded = base64('x' * offset + right[0..-2])
    encoded.substring(offset == 0 ? 0 : offset + 1, encoded.length() - 2)
}
def shownIn = { file -> def text = file.getText('ISO-8859-1'); forms.any { text.contains(it) } }
assertThat(shownIn(build.path('settings-right.xml').toFile())).as('the search finds what is there').isTrue()

def looked = [build.path('build.log').toFile(), build.path('.db/local/log').toFile()]
build.path('target').toFile().eachFileRecurse(groovy.io.FileType.FILES) { looked << it }
assertThat(looked.findAll { it.name.endsWith('.log') }).hasSizeGreaterThan(12)
assertThat(looked.findAll(shownIn)).isEmpty()
return null
