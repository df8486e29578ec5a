import io.github.dblifecycle.it.Build

def build = new Build(basedir)

['billing', 'orders'].each { module ->
    build.invocation(1).says "[INFO] --- db:0.1.0-SNAPSHOT:migrate (default-cli) @ ${module} ---".toString()
    assert build.report(module).get('outcome').asString == 'passed'
    assert build.report(module).get('migrations').asJsonArray*.asJsonObject*.get('version')*.asString == ['1', '2']
}
build.invocation(1).saysTwice '[INFO] 2 migrations run on PostgreSQL 18 and lead to the declared schema (<time>)'
build.invocation(1).saysTwice '[INFO] local: 2 migrations applied, now at version 2  (127.0.0.1:<port>/local, PostgreSQL 18.6)'
build.invocation(1).warnsOfNothing()
return null
