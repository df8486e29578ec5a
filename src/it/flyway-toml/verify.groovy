import io.github.dblifecycle.it.Build

def build = new Build(basedir)

build.invocation(1).says('[INFO] 1 migration runs on PostgreSQL 18 and leads to the declared schema (<time>)')
return null
