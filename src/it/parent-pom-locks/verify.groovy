import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).saysSomewhere('no migrations and no declared schema: nothing to validate')
build.invocation(2).saysSomewhere("-Ddb.skip: 'skip' is locked by the parent POM shop:parent:pom:1, and is something else in strict")
build.invocation(3).with {
    saysSomewhere("<skip>: 'skip' is locked by the parent POM shop:parent:pom:1, and is something else in skipping")
    saysSomewhere("property db.postgresVersion: 'postgresVersion' is locked by the parent POM shop:parent:pom:1")
}
build.invocation(4).saysSomewhere('execution schema in the POM of unbound: the module took it out of its build')
build.invocation(5).saysSomewhere("-Ddb.skip: 'skip' is locked by the parent POM shop:parent:pom:1")
return null
